package dev.streamgauge.workload.regression;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Load.Arrivals;
import dev.streamgauge.experiment.Load.Lateness;
import dev.streamgauge.experiment.Load.Regression;
import dev.streamgauge.experiment.Load.Shape;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Pipeline.Grouping;
import dev.streamgauge.experiment.Pipeline.Job;
import dev.streamgauge.experiment.Pipeline.Model;
import dev.streamgauge.experiment.Pipeline.OutputMode;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.workload.records.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of a test: a fixed model of 12 features, 4 s of warm-up and 20 s of measurement, with what matters to the test
 * changed. Paced, 400 records a second; in bulk, 300 records for the warm-up and 2,000 after it.
 */
record Given(
        Shape shape, ArrivalKind arrivals, Model model, int features, int producers, int partitions, int malformed) {

    static final Duration WARM_UP = Duration.ofSeconds(4);
    static final Duration END = Duration.ofSeconds(24);
    static final long WARM_UP_COUNT = 300;
    static final long COUNT = 2_000;

    static Given paced() {
        return new Given(Shape.PACED, ArrivalKind.SPP, Model.FIXED, 12, 4, 3, 0);
    }

    static Given bulk() {
        Given paced = paced();
        return new Given(
                Shape.BULK,
                paced.arrivals,
                paced.model,
                paced.features,
                paced.producers,
                paced.partitions,
                paced.malformed);
    }

    Given arriving(ArrivalKind kind) {
        return new Given(shape, kind, model, features, producers, partitions, malformed);
    }

    Given predictedBy(Model other) {
        return new Given(shape, arrivals, other, features, producers, partitions, malformed);
    }

    Given withFeatures(int count) {
        return new Given(shape, arrivals, model, count, producers, partitions, malformed);
    }

    Given withProducers(int count) {
        return new Given(shape, arrivals, model, features, count, partitions, malformed);
    }

    Given withPartitions(int count) {
        return new Given(shape, arrivals, model, features, producers, count, malformed);
    }

    Given withMalformed(int count) {
        return new Given(shape, arrivals, model, features, producers, partitions, count);
    }

    RegressionWorkload workload(long seed) {
        Load load = new Load(
                new Arrivals(arrivals, Duration.ofSeconds(2), Duration.ofSeconds(8), 4),
                400,
                producers,
                Defaults.EVENTS,
                Lateness.NONE,
                malformed,
                new Regression(features, shape, COUNT, WARM_UP_COUNT),
                Defaults.PAGE_EVENTS,
                Load.Sending.UNSAID);
        Pipeline pipeline = new Pipeline(
                Job.INFERENCE,
                model,
                Defaults.GRID,
                Duration.ZERO,
                Grouping.NONE,
                OutputMode.APPEND,
                partitions,
                2,
                Defaults.CHECKPOINT_INTERVAL,
                Cost.NONE,
                Defaults.SPARK,
                Defaults.FLINK);
        Timing timing = new Timing(WARM_UP, END.minus(WARM_UP), Duration.ofSeconds(30));
        return RegressionWorkload.of(new Configuration(Map.of(), "any", load, pipeline, timing), seed);
    }

    /** The stream from its beginning to its end. */
    List<Sent> sent(long seed) {
        return sent(workload(seed));
    }

    static List<Sent> sent(RegressionWorkload workload) {
        return Sent.of(workload, 0);
    }
}
