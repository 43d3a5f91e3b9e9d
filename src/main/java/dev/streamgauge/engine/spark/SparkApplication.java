package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine must know of a job to run it and to speak of it. */
interface SparkApplication {

    /** The one that runs a job. */
    static SparkApplication of(Pipeline.Job job) {
        return switch (job) {
            case CTR -> new CtrApplication();
            case INFERENCE -> new InferenceApplication();
            case LOAD_PROBE -> new LoadProbeApplication();
        };
    }

    /** The class whose {@code main} is the job. */
    Class<?> mainClass();

    /** Its arguments beside those that every job has: {@code name=value}. */
    List<String> arguments(JobRequest request);

    /** Settings that mean something for this job only. */
    Map<String, String> settings();

    /** Of its own settings those that the running job says, under the same names. */
    Map<String, String> effectiveSettings(JsonNode parameters);

    /** As the engine's method of that name. */
    Duration earliestEmission(Pipeline pipeline);

    /** As the engine's method of that name. */
    Optional<Prediction> predictOverhead(Pipeline pipeline, EngineFigures figures);
}
