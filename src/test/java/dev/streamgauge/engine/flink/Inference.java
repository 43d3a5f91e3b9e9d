package dev.streamgauge.engine.flink;

import dev.streamgauge.engine.Given;
import dev.streamgauge.experiment.Pipeline;

/** The pipeline of {@link Given}, with a trained model instead of windows. */
final class Inference {

    private Inference() {}

    static Pipeline pipeline() {
        Pipeline ctr = Given.defaults().pipeline();
        return new Pipeline(
                Pipeline.Job.INFERENCE,
                Pipeline.Model.TRAINED,
                ctr.window(),
                ctr.watermarkDelay(),
                ctr.grouping(),
                ctr.outputMode(),
                ctr.partitions(),
                ctr.parallelism(),
                ctr.checkpointInterval(),
                ctr.cost(),
                ctr.spark(),
                ctr.flink());
    }
}
