package dev.streamgauge.workload.pageevents;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Load.Arrivals;
import dev.streamgauge.experiment.Load.Lateness;
import dev.streamgauge.experiment.Load.PageEvents;
import dev.streamgauge.experiment.Load.Regression;
import dev.streamgauge.experiment.Load.Shape;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.workload.records.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of a test: events of 200 bytes, 4 s of warm-up and 20 s of measurement, with what matters to the test changed.
 * Paced, 400 events a second; in bulk, 300 events for the warm-up and 2,000 after it.
 */
record Given(
        Shape shape, ArrivalKind arrivals, int userIds, int eventBytes, int producers, int partitions, int malformed) {

    static final Duration WARM_UP = Duration.ofSeconds(4);
    static final Duration END = Duration.ofSeconds(24);
    static final long WARM_UP_COUNT = 300;
    static final long COUNT = 2_000;

    /** When every event of a test is sent. */
    static final long SENT_NANOS = 1_700_000_000_123_456_789L;

    static Given paced() {
        return new Given(Shape.PACED, ArrivalKind.SPP, 10_000, 200, 4, 3, 0);
    }

    static Given bulk() {
        return new Given(Shape.BULK, ArrivalKind.UNIFORM, 10_000, 200, 4, 3, 0);
    }

    Given arriving(ArrivalKind kind) {
        return new Given(shape, kind, userIds, eventBytes, producers, partitions, malformed);
    }

    Given ofUsers(int count) {
        return new Given(shape, arrivals, count, eventBytes, producers, partitions, malformed);
    }

    Given ofBytes(int length) {
        return new Given(shape, arrivals, userIds, length, producers, partitions, malformed);
    }

    Given withProducers(int count) {
        return new Given(shape, arrivals, userIds, eventBytes, count, partitions, malformed);
    }

    Given withPartitions(int count) {
        return new Given(shape, arrivals, userIds, eventBytes, producers, count, malformed);
    }

    Given withMalformed(int count) {
        return new Given(shape, arrivals, userIds, eventBytes, producers, partitions, count);
    }

    PageEventWorkload workload(long seed) {
        Load load = new Load(
                new Arrivals(arrivals, Duration.ofSeconds(2), Duration.ofSeconds(8), 4),
                400,
                producers,
                Defaults.EVENTS,
                Lateness.NONE,
                malformed,
                new Regression(12, shape, COUNT, WARM_UP_COUNT),
                new PageEvents(userIds, eventBytes),
                Load.Sending.UNSAID);
        Pipeline pipeline = new Pipeline(
                Pipeline.Job.LOAD_PROBE,
                Pipeline.Model.FIXED,
                Defaults.GRID,
                Duration.ZERO,
                Pipeline.Grouping.NONE,
                Pipeline.OutputMode.APPEND,
                partitions,
                2,
                Defaults.CHECKPOINT_INTERVAL,
                Cost.NONE,
                Defaults.SPARK,
                Defaults.FLINK);
        Timing timing = new Timing(WARM_UP, END.minus(WARM_UP), Duration.ofSeconds(30));
        return PageEventWorkload.of(new Configuration(Map.of(), "any", load, pipeline, timing), seed);
    }

    /** The stream from its beginning to its end. */
    List<Sent> sent(long seed) {
        return sent(workload(seed));
    }

    static List<Sent> sent(PageEventWorkload workload) {
        return Sent.of(workload, SENT_NANOS);
    }
}
