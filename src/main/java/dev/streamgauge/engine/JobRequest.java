package dev.streamgauge.engine;

import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A job to run.
 *
 * @param pipeline what it does
 * @param bootstrapServers the broker's address
 * @param inputTopic topic that it reads from the beginning; exists and is empty
 * @param outputTopic topic that it publishes results to
 * @param deadLetterTopic topic for records that it sets aside as malformed; a job whose results are windows only counts them
 * @param parameters what it must be told of how results are computed, as flat properties
 * @param catalogue which ads belong to which campaigns, for a job that tells them apart
 * @param directory folder for checkpoints and temporary files, the job's own; deleted when the job is closed
 * @param logs folder for its processes' logs, which stay
 */
public record JobRequest(
        Pipeline pipeline,
        String bootstrapServers,
        String inputTopic,
        String outputTopic,
        String deadLetterTopic,
        Map<String, String> parameters,
        Load.AdEvents catalogue,
        Path directory,
        Path logs) {

    public JobRequest {
        parameters = Map.copyOf(parameters);
    }

    /** A job on ads of the published catalogue, or on none. */
    public JobRequest(
            Pipeline pipeline,
            String bootstrapServers,
            String inputTopic,
            String outputTopic,
            String deadLetterTopic,
            Map<String, String> parameters,
            Path directory,
            Path logs) {
        this(
                pipeline,
                bootstrapServers,
                inputTopic,
                outputTopic,
                deadLetterTopic,
                parameters,
                Defaults.EVENTS,
                directory,
                logs);
    }

    /** The same, told one thing more. */
    public JobRequest telling(String name, String value) {
        Map<String, String> told = new LinkedHashMap<>(parameters);
        told.put(name, value);
        return new JobRequest(
                pipeline, bootstrapServers, inputTopic, outputTopic, deadLetterTopic, told, catalogue, directory, logs);
    }
}
