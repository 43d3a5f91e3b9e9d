package dev.streamgauge.engine.flink.job;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A linear model's prediction for each line, in the shape of seed 002: Kafka source, map, Kafka sink, consumer group
 * {@value #CONSUMER_GROUP}.
 *
 * <p>Otherwise than the seed's it checkpoints, so that the group's offsets are committed, and a malformed line does not fail it: it
 * goes to a topic for dead letters with its reason. All operators are chained in one task and hand each other the same objects.
 */
public final class FlinkInferenceJob {

    /** The consumer group that offsets are committed for. */
    public static final String CONSUMER_GROUP = "flink-ml";

    /** Room for a line of 1 MB with its headers and its result. */
    private static final String LARGEST_REQUEST_BYTES = Integer.toString(2 << 20);

    /** Each poll is handed from the consumer's thread to the task's: ten times Kafka's own number makes that seldom. */
    private static final String POLL_RECORDS = "5000";

    /** A result waits so long for others to go with it: batches of few would keep both producer and broker busy. Latency pays. */
    private static final String LINGER_MS = "5";

    private static final String BATCH_BYTES = Integer.toString(256 << 10);

    private FlinkInferenceJob() {}

    /**
     * Submits the job and returns.
     *
     * @param args {@code name=value}: bootstrapServers, inputTopic, outputTopic, deadLetterTopic, fetchMaxWaitMs, bufferTimeoutMs,
     *     checkpointIntervalMs, parallelism, and a model's (see {@link LinearModel#of})
     */
    public static void main(String[] args) throws Exception {
        submit(Arrays.stream(args)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    static JobClient submit(Map<String, String> parameters) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration(parameters));
        environment
                .fromSource(lines(parameters), WatermarkStrategy.noWatermarks(), "lines")
                .uid("lines")
                .map(new Predictor(LinearModel.of(parameters)))
                .name("prediction")
                .uid("prediction")
                .sinkTo(results(parameters))
                .name("results")
                .uid("results");
        return environment.executeAsync("inference");
    }

    private static Configuration configuration(Map<String, String> parameters) {
        Configuration configuration = new Configuration();
        configuration.setString("parallelism.default", parameters.get("parallelism"));
        configuration.setString("execution.checkpointing.interval", parameters.get("checkpointIntervalMs") + " ms");
        configuration.setString("execution.buffer-timeout.interval", parameters.get("bufferTimeoutMs") + " ms");
        configuration.setString("pipeline.object-reuse", "true");
        configuration.setString("pipeline.generic-types", "false");
        configuration.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, parameters);
        return configuration;
    }

    private static KafkaSource<Message> lines(Map<String, String> parameters) {
        return KafkaSource.<Message>builder()
                .setBootstrapServers(parameters.get("bootstrapServers"))
                .setTopics(parameters.get("inputTopic"))
                .setGroupId(CONSUMER_GROUP)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new MessageReader())
                .setProperty("fetch.max.wait.ms", parameters.get("fetchMaxWaitMs"))
                .setProperty("max.poll.records", POLL_RECORDS)
                .setProperty("max.partition.fetch.bytes", LARGEST_REQUEST_BYTES)
                .build();
    }

    private static KafkaSink<Message> results(Map<String, String> parameters) {
        return KafkaSink.<Message>builder()
                .setBootstrapServers(parameters.get("bootstrapServers"))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new MessageWriter(
                        Objects.requireNonNull(parameters.get("outputTopic"), "outputTopic"),
                        Objects.requireNonNull(parameters.get("deadLetterTopic"), "deadLetterTopic")))
                .setProperty("linger.ms", LINGER_MS)
                .setProperty("batch.size", BATCH_BYTES)
                .setProperty("max.request.size", LARGEST_REQUEST_BYTES)
                .build();
    }
}
