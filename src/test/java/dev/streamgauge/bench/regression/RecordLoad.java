package dev.streamgauge.bench.regression;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.regression.RegressionWorkload;
import java.time.Duration;
import java.util.Map;

/** The records and the pipeline of seed 002: twelve features, ten partitions, the mean of the features as the model. */
final class RecordLoad {

    /** As seed 002 creates its topics. */
    static final int PARTITIONS = 10;

    /** As many as the machine that this is for has cores; seed 002's quick start asks for as many. */
    static final int PARALLELISM = 2;

    private RecordLoad() {}

    /** A bulk of well-formed records. */
    static Workload workload(Volume volume, long seed) {
        Load load = new Load(
                new Load.Arrivals(ArrivalKind.UNIFORM, Duration.ZERO, Duration.ZERO, 1),
                volume.total(),
                1,
                Defaults.EVENTS,
                Load.Lateness.NONE,
                0,
                new Load.Regression(
                        Defaults.REGRESSION.features(),
                        Load.Shape.BULK,
                        volume.total() - volume.warmUp(),
                        volume.warmUp()),
                Defaults.PAGE_EVENTS,
                Load.Sending.UNSAID);
        Timing timing = new Timing(Duration.ZERO, Defaults.GRID, Defaults.GRID);
        return RegressionWorkload.of(new Configuration(Map.of(), "any", load, pipeline(), timing), seed);
    }

    /** The pipeline, of which the rest is as in an experiment that is silent about it; a bulk waits for no trigger. */
    static Pipeline pipeline() {
        return new Pipeline(
                Pipeline.Job.INFERENCE,
                Pipeline.Model.FIXED,
                Defaults.GRID,
                Duration.ZERO,
                Pipeline.Grouping.NONE,
                Pipeline.OutputMode.APPEND,
                PARTITIONS,
                PARALLELISM,
                Defaults.CHECKPOINT_INTERVAL,
                Cost.NONE,
                new Pipeline.Spark(Duration.ZERO, Pipeline.Deployment.LOCAL),
                Defaults.FLINK);
    }
}
