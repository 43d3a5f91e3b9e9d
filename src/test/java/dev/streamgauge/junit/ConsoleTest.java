package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The heartbeat, of the first of two trials of 44 s. */
class ConsoleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private final Console console = new Console(new PrintStream(out, true, StandardCharsets.US_ASCII), nanos::get);

    @AfterEach
    void close() {
        console.close();
    }

    private static TrialPlan plan(String pipeline) {
        String file = """
                id: small
                title: A small experiment
                source: {seed: "001", section: "3"}
                seed: 42
                load: {arrivals: spp, rate: 500/s}
                pipeline: %s
                timing: {warmUp: 4 s, measure: 20 s}
                factors: {engine: [spark, flink]}
                """.formatted(pipeline);
        return TrialPlan.of(ExperimentFile.read("small.yaml", file, Scale.QUICK, OptionalLong.empty()));
    }

    private static final String WINDOWS = "{window: 2 s, watermarkDelay: 2 s}";

    /** Ten seconds into measuring. */
    private PlannedTrial measuring(String pipeline) {
        TrialPlan plan = plan(pipeline);
        PlannedTrial trial = plan.trials().get(0);
        console.begins(
                plan,
                RunSettings.from(
                        name -> Optional.ofNullable(Map.<String, String>of().get(name))));
        console.enters(trial, Phase.PREPARE, Duration.ofSeconds(12));
        console.enters(trial, Phase.MEASURE, Duration.ofSeconds(20));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        console.sees(trial, 5012, 5);
        return trial;
    }

    private static LiveSample sample(@Nullable Long backlog, double... latencyMs) {
        return new LiveSample(
                9,
                5000,
                5,
                502,
                498,
                Statistics.of(latencyMs),
                backlog,
                List.of(
                        new ResourceRow(9, "kafka", 0.5, 512, null),
                        new ResourceRow(9, ResourceRow.MACHINE, 1.44, 4000, 0.0)));
    }

    private String beat() {
        out.reset();
        console.beat();
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void theHeartbeatSaysWhatIsKnownOfTheLastSecond() {
        PlannedTrial trial = measuring(WINDOWS);
        console.samples(trial, sample(35L, 2104.4));

        assertThat(beat())
                .isEqualToNormalizingNewlines(
                        "streamgauge   [1/2] %s measure, 10s of about 20s, 5,012 events sent (502/s), 5 results, latency 2,104 ms, lag 35, 1.4 cores, 1:18 min left\n"
                                .formatted(trial.id()));
    }

    @Test
    void aSecondWithoutAResultKeepsTheLatencyOfTheLast() {
        PlannedTrial trial = measuring(WINDOWS);
        console.samples(trial, sample(35L, 2104.4));
        console.samples(trial, sample(-3L));

        assertThat(beat()).contains("latency 2,104 ms, lag 0, ");
    }

    @Test
    void ofRecordsItTellsTheMedianAndTheirRate() {
        PlannedTrial trial = measuring("{job: inference}");
        console.samples(
                trial,
                sample(null, DoubleStream.iterate(1, ms -> ms + 1).limit(99).toArray()));

        assertThat(beat()).contains("5 results (498/s), latency 50 ms, 1.4 cores, ");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        PlannedTrial trial = measuring(WINDOWS);

        assertThat(beat())
                .isEqualToNormalizingNewlines(
                        "streamgauge   [1/2] %s measure, 10s of about 20s, 5,012 events sent, 5 results, 1:18 min left\n"
                                .formatted(trial.id()));
    }

    @Test
    void afterTheLoadThereIsNoRate() {
        PlannedTrial trial = measuring(WINDOWS);
        console.samples(trial, sample(35L, 2104.4));
        console.enters(trial, Phase.VERIFY, Duration.ofSeconds(2));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));

        assertThat(beat()).contains("5,012 events sent, 5 results, ").doesNotContain("/s", "latency");
    }

    @Test
    void theLiveViewsAddressIsSaid() {
        console.watchedAt(URI.create("http://127.0.0.1:8080/"));

        assertThat(out.toString(StandardCharsets.US_ASCII))
                .isEqualToNormalizingNewlines(
                        "streamgauge live view at http://127.0.0.1:8080/, for Prometheus at http://127.0.0.1:8080/metrics\n");
    }
}
