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
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The heartbeat, of the first of two trials of 44 s. */
class HeartbeatTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Heartbeat heartbeat = new Heartbeat(nanos::get);

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
        heartbeat.begins(plan);
        heartbeat.enters(trial, Phase.PREPARE, Duration.ofSeconds(12));
        heartbeat.enters(trial, Phase.MEASURE, Duration.ofSeconds(20));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        heartbeat.sees(5012, 5);
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
        return heartbeat.line().orElseThrow();
    }

    @Test
    void theHeartbeatSaysWhatIsKnownOfTheLastSecond() {
        PlannedTrial trial = measuring(WINDOWS);
        heartbeat.samples(sample(35L, 2104.4));

        assertThat(beat())
                .isEqualTo(
                        "  [1/2] %s measure, 10s of about 20s, 5,012 events sent (502/s), 5 results, latency 2,104 ms, lag 35, 1.4 cores, 1:18 min left"
                                .formatted(trial.id()));
    }

    @Test
    void aSecondWithoutAResultKeepsTheLatencyOfTheLast() {
        measuring(WINDOWS);
        heartbeat.samples(sample(35L, 2104.4));
        heartbeat.samples(sample(-3L));

        assertThat(beat()).contains("latency 2,104 ms, lag 0, ");
    }

    @Test
    void ofRecordsItTellsTheMedianAndTheirRate() {
        measuring("{job: inference}");
        heartbeat.samples(
                sample(null, DoubleStream.iterate(1, ms -> ms + 1).limit(99).toArray()));

        assertThat(beat()).contains("5 results (498/s), latency 50 ms, 1.4 cores, ");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        PlannedTrial trial = measuring(WINDOWS);

        assertThat(beat())
                .isEqualTo("  [1/2] %s measure, 10s of about 20s, 5,012 events sent, 5 results, 1:18 min left"
                        .formatted(trial.id()));
    }

    @Test
    void afterTheLoadThereIsNoRate() {
        PlannedTrial trial = measuring(WINDOWS);
        heartbeat.samples(sample(35L, 2104.4));
        heartbeat.enters(trial, Phase.VERIFY, Duration.ofSeconds(2));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));

        assertThat(beat()).contains("5,012 events sent, 5 results, ").doesNotContain("/s", "latency");
    }

    @Test
    void aPhaseThatHasJustBegunIsNotWorthALineNorIsTheTimeBetweenTrials() {
        PlannedTrial trial = measuring(WINDOWS);
        heartbeat.enters(trial, Phase.DRAIN, Duration.ofSeconds(6));
        assertThat(heartbeat.line()).isEmpty();

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
        assertThat(beat()).contains("drain, 3s of about 6s");

        heartbeat.ends();
        assertThat(heartbeat.line()).isEmpty();
    }
}
