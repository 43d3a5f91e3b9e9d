package dev.streamgauge.engine;

import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A pipeline of W 2 s and D 4 s, with what matters to the test changed. */
public record Given(int partitions, Duration trigger, Duration watermarkInterval, Duration bufferTimeout) {

    public static Given defaults() {
        return new Given(4, Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofMillis(10));
    }

    public Given withPartitions(int count) {
        return new Given(count, trigger, watermarkInterval, bufferTimeout);
    }

    public Given withTrigger(Duration interval) {
        return new Given(partitions, interval, watermarkInterval, bufferTimeout);
    }

    public Given withFlink(Duration interval, Duration timeout) {
        return new Given(partitions, trigger, interval, timeout);
    }

    public Pipeline pipeline() {
        return Pipeline.ctr(
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Pipeline.Grouping.NONE,
                Pipeline.OutputMode.APPEND,
                partitions,
                2,
                Duration.ofMillis(1_500),
                new Pipeline.Spark(trigger, Pipeline.Deployment.LOCAL),
                new Pipeline.Flink(
                        watermarkInterval, bufferTimeout, Duration.ofSeconds(1), Pipeline.Delivery.AT_LEAST_ONCE));
    }

    /** A load probe over 6 partitions with 2 tasks. */
    public static Pipeline loadProbe(Cost cost, Pipeline.Deployment deployment, Pipeline.Delivery delivery) {
        return new Pipeline(
                Pipeline.Job.LOAD_PROBE,
                Pipeline.Model.FIXED,
                Duration.ofSeconds(2),
                Duration.ZERO,
                Pipeline.Grouping.NONE,
                Pipeline.OutputMode.APPEND,
                6,
                2,
                Duration.ofMillis(1_500),
                cost,
                new Pipeline.Spark(Duration.ofSeconds(5), deployment),
                new Pipeline.Flink(Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofSeconds(1), delivery));
    }

    /** What an engine says after batches of these lengths. */
    public static EngineFigures batches(Double... milliseconds) {
        return new EngineFigures(null, 0L, 0L, List.copyOf(Arrays.asList(milliseconds)));
    }
}
