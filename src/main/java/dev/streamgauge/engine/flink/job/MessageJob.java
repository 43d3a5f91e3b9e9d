package dev.streamgauge.engine.flink.job;

import static dev.streamgauge.engine.flink.job.Parameters.required;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** What jobs that turn each Kafka record into another one have in common: their settings, where they read and where they write. */
final class MessageJob {

    /** Room for a record of 1 MB with its headers and its result. */
    private static final String LARGEST_REQUEST_BYTES = Integer.toString(2 << 20);

    /** A result waits so long for others to go with it: batches of few would keep both producer and broker busy. Latency pays. */
    private static final String LINGER_MS = "5";

    private static final String BATCH_BYTES = Integer.toString(256 << 10);

    private MessageJob() {}

    /** All operators are chained in one task and hand each other the same objects. */
    static Configuration configuration(Map<String, String> parameters) {
        Configuration configuration = new Configuration();
        configuration.setString("parallelism.default", parameters.get("parallelism"));
        configuration.setString("execution.checkpointing.interval", parameters.get("checkpointIntervalMs") + " ms");
        configuration.setString("execution.buffer-timeout.interval", parameters.get("bufferTimeoutMs") + " ms");
        configuration.setString("pipeline.object-reuse", "true");
        configuration.setString("pipeline.generic-types", "false");
        configuration.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, parameters);
        return configuration;
    }

    /** Reads the input topic from its beginning. */
    static KafkaSourceBuilder<Message> source(Map<String, String> parameters, String group, int pollRecords) {
        return KafkaSource.<Message>builder()
                .setBootstrapServers(parameters.get("bootstrapServers"))
                .setTopics(parameters.get("inputTopic"))
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new MessageReader())
                .setProperty("fetch.max.wait.ms", parameters.get("fetchMaxWaitMs"))
                .setProperty("max.poll.records", Integer.toString(pollRecords))
                .setProperty("max.partition.fetch.bytes", LARGEST_REQUEST_BYTES);
    }

    /** Writes to the output topic and to that of dead letters; its guarantee is yet to be set. */
    static KafkaSinkBuilder<Message> sink(Map<String, String> parameters) {
        return KafkaSink.<Message>builder()
                .setBootstrapServers(parameters.get("bootstrapServers"))
                .setRecordSerializer(
                        new MessageWriter(required(parameters, "outputTopic"), required(parameters, "deadLetterTopic")))
                .setProperty("linger.ms", LINGER_MS)
                .setProperty("batch.size", BATCH_BYTES)
                .setProperty("max.request.size", LARGEST_REQUEST_BYTES);
    }
}
