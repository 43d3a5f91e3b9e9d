package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.UserJar;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine must know of a job to run it and to speak of it. */
interface SparkApplication {

    /** The one that runs a pipeline's job. */
    static SparkApplication of(Pipeline pipeline) {
        return of(pipeline, null);
    }

    /**
     * The same.
     *
     * @param otherBuild where another build has the user's own application; null for this build
     */
    static SparkApplication of(Pipeline pipeline, @Nullable Path otherBuild) {
        return switch (pipeline.job()) {
            case CTR -> new CtrApplication();
            case INFERENCE -> new InferenceApplication();
            case LOAD_PROBE -> new LoadProbeApplication();
            case OWN ->
                new OwnApplication(UserJar.required(pipeline, SparkEngine.NAME).in(otherBuild));
        };
    }

    /** The name of the class whose {@code main} is the job. */
    String mainClass();

    /** The jar that the main class is in; empty of one of Streamgauge's jobs. */
    default Optional<UserJar> userJar() {
        return Optional.empty();
    }

    /** Its arguments beside those that every job has: {@code name=value}. */
    List<String> arguments(JobRequest request);

    /** Settings that mean something for this job only. */
    Map<String, String> settings();

    /** Of its own settings those that the running job says, under the same names. */
    Map<String, String> effectiveSettings(JsonNode parameters);

    /** As the engine's method of that name; zero of a job without windows. */
    default Duration earliestEmission(Pipeline pipeline) {
        return Duration.ZERO;
    }

    /** As the engine's method of that name; empty if nothing says so. */
    default Optional<Prediction> predictOverhead(Pipeline pipeline, EngineFigures figures) {
        return Optional.empty();
    }
}
