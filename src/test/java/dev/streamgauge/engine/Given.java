package dev.streamgauge.engine;

import dev.streamgauge.evidence.Manifest.EngineFigures;
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

    /** What an engine says after batches of these lengths. */
    public static EngineFigures batches(Double... milliseconds) {
        return new EngineFigures(null, 0L, 0L, List.copyOf(Arrays.asList(milliseconds)));
    }
}
