package dev.streamgauge.engine.flink.job;

import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
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

    /** Each poll is handed from the consumer's thread to the task's: ten times Kafka's own number makes that seldom. */
    private static final int POLL_RECORDS = 5_000;

    private FlinkInferenceJob() {}

    /**
     * Submits the job and returns.
     *
     * @param args {@code name=value}: bootstrapServers, inputTopic, outputTopic, deadLetterTopic, fetchMaxWaitMs, bufferTimeoutMs,
     *     checkpointIntervalMs, parallelism, and a model's (see {@link LinearModel#of})
     */
    public static void main(String[] args) throws Exception {
        submit(Parameters.of(args));
    }

    static JobClient submit(Map<String, String> parameters) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(MessageJob.configuration(parameters));
        environment
                .fromSource(
                        MessageJob.source(parameters, CONSUMER_GROUP, POLL_RECORDS)
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "lines")
                .uid("lines")
                .map(new Predictor(LinearModel.of(parameters)))
                .name("prediction")
                .uid("prediction")
                .sinkTo(MessageJob.sink(parameters)
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .build())
                .name("results")
                .uid("results");
        return environment.executeAsync(Parameters.required(parameters, "jobName"));
    }
}
