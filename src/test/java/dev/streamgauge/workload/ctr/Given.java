package dev.streamgauge.workload.ctr;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Load.AdEvents;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Load.Arrivals;
import dev.streamgauge.experiment.Load.Lateness;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The settings of a test: W 2 s, D 4 s, T 1 s (so that D + W + 2T is 8 s), 4 s of warm-up and 20 s of measurement at
 * 400 events a second, with what matters to the test changed.
 */
record Given(
        int producers,
        int partitions,
        double clickProbability,
        Lateness lateness,
        int malformed,
        double unknownAds,
        Pipeline.Grouping grouping) {

    Given(int producers, int partitions, double clickProbability, Lateness lateness, int malformed) {
        this(producers, partitions, clickProbability, lateness, malformed, 0, Pipeline.Grouping.NONE);
    }

    static final Duration WARM_UP = Duration.ofSeconds(4);
    static final Duration MEASURED_UNTIL = Duration.ofSeconds(24);

    /** A whole number of windows after the epoch. */
    static final long START_MILLIS = 1_700_000_000_000L;

    static Given defaults() {
        return new Given(4, 3, 0.1, Lateness.NONE, 0);
    }

    Given withProducers(int count) {
        return new Given(count, partitions, clickProbability, lateness, malformed);
    }

    Given withPartitions(int count) {
        return new Given(producers, count, clickProbability, lateness, malformed);
    }

    Given withClickProbability(double probability) {
        return new Given(producers, partitions, probability, lateness, malformed);
    }

    Given withLate(double share, Duration min, Duration max) {
        return new Given(producers, partitions, clickProbability, new Lateness(share, min, max), malformed);
    }

    Given withMalformed(int count) {
        return new Given(producers, partitions, clickProbability, lateness, count);
    }

    Given withUnknownAds(double share) {
        return new Given(producers, partitions, clickProbability, lateness, malformed, share, grouping);
    }

    Given byCampaign() {
        return new Given(
                producers, partitions, clickProbability, lateness, malformed, unknownAds, Pipeline.Grouping.CAMPAIGN);
    }

    Pipeline pipeline() {
        return Pipeline.ctr(
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                grouping,
                Pipeline.OutputMode.APPEND,
                partitions,
                2,
                Duration.ofSeconds(1),
                new Pipeline.Spark(Duration.ofSeconds(1), Pipeline.Deployment.LOCAL),
                new Pipeline.Flink(
                        Duration.ofMillis(50),
                        Duration.ofMillis(10),
                        Duration.ofSeconds(1),
                        Pipeline.Delivery.AT_LEAST_ONCE));
    }

    AdWorkload workload(long seed) {
        return workload(seed, ArrivalKind.SPP);
    }

    AdWorkload workload(long seed, ArrivalKind kind) {
        Load load = Load.ofAdEvents(
                new Arrivals(kind, Duration.ofSeconds(2), Duration.ofSeconds(8), 4),
                400,
                producers,
                new AdEvents(10, 100, 1000, 200, clickProbability, unknownAds),
                lateness,
                malformed);
        Timing timing = new Timing(WARM_UP, MEASURED_UNTIL.minus(WARM_UP), Duration.ofSeconds(30));
        return AdWorkload.of(new Configuration(Map.of(), "any", load, pipeline(), timing), seed);
    }

    /** The first events of the stream: always the same cursor, which has moved on each time. */
    Stream<AdEventStream> events(long seed, int count) {
        AdEventStream stream = (AdEventStream) workload(seed).stream();
        return Stream.generate(() -> {
                    stream.advance();
                    return stream;
                })
                .limit(count);
    }
}
