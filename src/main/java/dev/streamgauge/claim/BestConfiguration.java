package dev.streamgauge.claim;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.streamgauge.experiment.Experiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that sustains the highest rate, as an experiment's searches found it: {@code best-configuration.json} in
 * its folder. Engines that are compared on the same stream need the same producers and the same parallelism: those with which
 * the slower engine is fastest; each then has the setting of its own that is best with them. What is no factor of the search
 * is null: it stays as it is.
 *
 * @param representativeRateHz mean rate at which every engine sustains the high state of bursty traffic in this
 *     configuration, as {@link Thresholds} has it
 * @param producers how many producers share the stream, or null
 * @param parallelism parallel tasks that each engine is given, or null
 * @param spark Spark's own setting
 * @param flink Flink's own setting
 * @param perEngine by engine, what sustains the highest rate if nothing needs to be shared
 * @param restsOn ids of the trials from which the rate and the settings in common follow
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BestConfiguration(
        double representativeRateHz,
        @Nullable Integer producers,
        @Nullable Integer parallelism,
        Spark spark,
        Flink flink,
        Map<String, Best> perEngine,
        List<String> restsOn) {

    /** Name of the file. */
    public static final String FILE = "best-configuration.json";

    /** Spark's trigger interval; null if it is no factor. */
    public record Spark(@Nullable Duration trigger) {}

    /** How often Flink emits watermarks; null if it is no factor. */
    public record Flink(@Nullable Duration watermarkInterval) {}

    /**
     * The combination of levels with which one engine sustains the highest rate.
     *
     * @param levels the combination
     * @param sustainedHz highest rate that it sustains, in events a second
     * @param notSustainedHz lowest rate above it that it does not; null if the search met none
     * @param overheadMs median overhead at the highest sustained rate; null if it is not known
     * @param trials ids of its trials
     */
    public record Best(
            Map<String, String> levels,
            double sustainedHz,
            @Nullable Double notSustainedHz,
            @Nullable Double overheadMs,
            List<String> trials) {

        public Best {
            levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
            trials = List.copyOf(trials);
        }
    }

    public BestConfiguration {
        perEngine = Collections.unmodifiableMap(new LinkedHashMap<>(perEngine));
        restsOn = List.copyOf(restsOn);
    }

    /** The best configuration; empty if there is none in which every engine sustains a rate. */
    public static Optional<BestConfiguration> of(Experiment experiment, List<Threshold> thresholds) {
        return Contest.of(experiment, thresholds).best();
    }

    /** The same with what is no factor of its search taken from the configuration that the search was given. */
    public BestConfiguration completedBy(BestConfiguration given) {
        return new BestConfiguration(
                representativeRateHz,
                producers == null ? given.producers : producers,
                parallelism == null ? given.parallelism : parallelism,
                spark.trigger() == null ? given.spark : spark,
                flink.watermarkInterval() == null ? given.flink : flink,
                perEngine,
                restsOn);
    }

    /** Writes the file into the experiment's folder. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            SearchJson.MAPPER.writeValue(folder.resolve(FILE).toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder.resolve(FILE), e);
        }
    }

    /**
     * Reads the file from an experiment's folder; empty if there is none.
     *
     * @throws UncheckedIOException if it is there and cannot be read
     */
    public static Optional<BestConfiguration> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SearchJson.MAPPER.readValue(file.toFile(), BestConfiguration.class));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
