package dev.streamgauge.engine.flink;

import dev.streamgauge.process.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What it takes to submit a job, once and again, and to withdraw it. */
final class Submission {

    private static final Duration CANCELLED = Duration.ofSeconds(60);

    private final FlinkRest rest;
    private final Path jar;
    private final String mainClass;
    private final List<String> arguments;
    private final Map<String, String> defaults;
    private String jarId = "";

    /**
     * A submission.
     *
     * @param jar holds the main class
     * @param arguments of the main class
     * @param defaults settings of Flink's that the job has unless it says others
     */
    Submission(FlinkRest rest, Path jar, String mainClass, List<String> arguments, Map<String, String> defaults) {
        this.rest = rest;
        this.jar = jar;
        this.mainClass = mainClass;
        this.arguments = arguments;
        this.defaults = defaults;
    }

    FlinkRest rest() {
        return rest;
    }

    /**
     * Submits the job and returns its id. A JobManager that was started again has no jar yet either.
     *
     * @param checkpoint where it goes on from; empty for the beginning
     */
    String submit(Optional<URI> checkpoint) {
        jarId = rest.upload(jar);
        return rest.run(jarId, mainClass, arguments, defaults, checkpoint);
    }

    /** Cancels the job unless it is over, waits until it is, and deletes the jar. */
    void withdraw(String jobId) {
        if (!over(jobId)) {
            cancel(jobId);
            Await.until("Flink to cancel the job", CANCELLED, List.of(), () -> over(jobId));
        }
        rest.delete(jarId);
    }

    private void cancel(String jobId) {
        try {
            rest.cancel(jobId);
        } catch (IllegalStateException refused) {
            // A job that has just ended cannot be cancelled; whether that is why shows by waiting for its end.
        }
    }

    private boolean over(String jobId) {
        JobStatus status = new JobStatus(rest.get("/jobs/" + jobId));
        return status.ended() || status.finished();
    }
}
