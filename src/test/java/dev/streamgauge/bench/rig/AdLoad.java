package dev.streamgauge.bench.rig;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.workload.ctr.AdWorkload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/** The events and the pipeline of the smallest experiment, {@code smoke.yaml}, at any rate. */
public final class AdLoad {

    private static final String FILE = "smoke.yaml";

    private AdLoad() {}

    /** Ad events that are all in time and well-formed; the bursty ones burst as in the CTR experiment. */
    public static AdWorkload workload(ArrivalKind kind, double rateHz, int producers, long seed) {
        Configuration smoke = smoke();
        Load load = Load.ofAdEvents(
                new Load.Arrivals(kind, Duration.ofSeconds(2), Duration.ofSeconds(8), 4),
                rateHz,
                producers,
                smoke.load().events(),
                Load.Lateness.NONE,
                0);
        return AdWorkload.of(
                new Configuration(smoke.levels(), smoke.engine(), load, smoke.pipeline(), smoke.timing()), seed);
    }

    /** The pipeline. */
    public static Pipeline pipeline() {
        return smoke().pipeline();
    }

    private static Configuration smoke() {
        try (InputStream text = Objects.requireNonNull(
                AdLoad.class.getResourceAsStream("/experiments/" + FILE), FILE + " is not on the class path")) {
            return ExperimentFile.read(FILE, text, Scale.QUICK, OptionalLong.empty())
                    .configurations()
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
