package dev.streamgauge.engine;

import dev.streamgauge.experiment.Pipeline;
import java.nio.file.Path;

/**
 * A job to run.
 *
 * @param pipeline what it does
 * @param bootstrapServers the broker's address
 * @param inputTopic topic that it reads from the beginning; exists and is empty
 * @param outputTopic topic that it publishes results to
 * @param directory folder for checkpoints and temporary files, the job's own; deleted when the job is closed
 * @param logs folder for its processes' logs, which stay
 */
public record JobRequest(
        Pipeline pipeline, String bootstrapServers, String inputTopic, String outputTopic, Path directory, Path logs) {}
