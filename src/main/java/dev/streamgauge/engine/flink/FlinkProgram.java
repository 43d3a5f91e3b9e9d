package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.UserJar;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The program that runs on Flink for one kind of pipeline: what it is told, and what it says of itself. */
sealed interface FlinkProgram permits CtrProgram, InferenceProgram, LoadProbeProgram, OwnProgram {

    /** The program for a pipeline. */
    static FlinkProgram of(Pipeline pipeline) {
        return of(pipeline, null);
    }

    /**
     * The same.
     *
     * @param otherBuild where another build has the user's own program; null for this build
     */
    static FlinkProgram of(Pipeline pipeline, @Nullable Path otherBuild) {
        return switch (pipeline.job()) {
            case CTR -> new CtrProgram(pipeline);
            case INFERENCE -> new InferenceProgram(pipeline);
            case LOAD_PROBE -> new LoadProbeProgram(pipeline);
            case OWN ->
                new OwnProgram(
                        pipeline, UserJar.required(pipeline, FlinkEngine.NAME).in(otherBuild));
        };
    }

    /** The name of its main class. */
    String mainClass();

    /** The jar that the main class is in, with all else that the cluster is given; empty of one of Streamgauge's jobs. */
    default Optional<UserJar> userJar() {
        return Optional.empty();
    }

    /** The settings that not every program has. */
    Map<String, String> settings();

    /** What it must be told that not every program must. */
    Map<String, String> arguments(JobRequest request);

    /** Those of its settings that a running job tells, by the parameters that it was started with. */
    Map<String, String> effectiveSettings(JsonNode parameters);

    /** How long after a window's end the window's row is published at the earliest; zero of a program without windows. */
    default Duration earliestEmission() {
        return Duration.ZERO;
    }

    /** Where the overhead should lie; empty if nothing says so. */
    default Optional<Prediction> predictOverhead(double rateHz) {
        return Optional.empty();
    }

    /** What a running job says of itself. */
    EngineFigures figures(FlinkMetrics metrics);
}
