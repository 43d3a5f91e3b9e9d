package dev.streamgauge.engine.flink;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to submit a job, once and again.
 *
 * @param jar holds the main class
 * @param arguments of the main class
 */
record Submission(FlinkRest rest, Path jar, String mainClass, List<String> arguments) {

    /**
     * Submits the job and returns its id. A JobManager that was started again has no jar yet either.
     *
     * @param checkpoint where it goes on from; empty for the beginning
     */
    String submit(Optional<URI> checkpoint) {
        return rest.run(rest.upload(jar), mainClass, arguments, checkpoint);
    }
}
