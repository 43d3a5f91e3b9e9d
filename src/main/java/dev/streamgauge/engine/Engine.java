package dev.streamgauge.engine;

import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A stream processor that can run the pipelines of experiments. */
public interface Engine {

    /** The name that an experiment file gives it, in lower case. */
    String name();

    /** Its version, for the manifest. */
    String version();

    /** Whether it can run a job; most can run all. */
    default boolean runs(Pipeline.Job job) {
        return true;
    }

    /**
     * Every setting that the engine would run the pipeline with, by names that all engines share where they mean the
     * same. What differs between two engines and is not declared makes their comparison unfair.
     */
    Map<String, String> settings(Pipeline pipeline);

    /**
     * How long after a window's end the engine may publish the window's row at the earliest, by its own rule of when the
     * watermark has passed the end. Latency cannot be less: the event that lets the window go does not exist before.
     */
    Duration earliestEmission(Pipeline pipeline);

    /**
     * What the engine's latency model says of a window's overhead.
     *
     * @param rateHz mean rate of the load, in events a second
     * @param figures what the engine said of itself during the trial
     * @return the band, or empty if the figures do not carry a prediction
     */
    Optional<Prediction> predictOverhead(Pipeline pipeline, double rateHz, EngineFigures figures);

    /**
     * Starts the engine's processes and the job, and returns when the job runs and reads its input topic.
     *
     * @throws dev.streamgauge.process.NotReadyException if that does not happen in time; with the logs' ends
     */
    EngineJob submit(JobRequest request);
}
