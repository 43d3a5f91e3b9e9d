package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The program that runs on Flink for one kind of pipeline: what it is told, and what it says of itself. */
sealed interface FlinkProgram permits CtrProgram, InferenceProgram, LoadProbeProgram {

    /** The program for a pipeline. */
    static FlinkProgram of(Pipeline pipeline) {
        return switch (pipeline.job()) {
            case CTR -> new CtrProgram(pipeline);
            case INFERENCE -> new InferenceProgram(pipeline);
            case LOAD_PROBE -> new LoadProbeProgram(pipeline);
        };
    }

    /** Its main class; its package is what the cluster is given. */
    Class<?> mainClass();

    /** The settings that not every program has. */
    Map<String, String> settings();

    /** What it must be told that not every program must. */
    Map<String, String> arguments(JobRequest request);

    /** Those of its settings that a running job tells, by the parameters that it was started with. */
    Map<String, String> effectiveSettings(JsonNode parameters);

    /** How long after a window's end the window's row is published at the earliest. */
    Duration earliestEmission();

    /** Where the overhead should lie; empty if nothing says so. */
    Optional<Prediction> predictOverhead(double rateHz);

    /** What a running job says of itself. */
    EngineFigures figures(FlinkMetrics metrics);
}
