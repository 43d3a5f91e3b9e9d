package dev.streamgauge.engine.flink.job;

import static dev.streamgauge.engine.flink.job.Parameters.required;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Each page event, parsed and passed on at a known cost, in one pass (seed 003): Kafka source, map, Kafka sink, consumer group
 * {@value #CONSUMER_GROUP}. An event that is malformed goes to a topic for dead letters with its reason.
 */
public final class FlinkLoadProbe {

    /** The consumer group that offsets are committed for. */
    public static final String CONSUMER_GROUP = "flink-load-probe";

    private static final int MOST_POLL_RECORDS = 5_000;

    /**
     * A poll brings no more than a task needs so long for. A batch is in the task's hands, two may wait for it in a queue and one
     * in front of that: Flink holds all of them to be read and no longer pending, so they must be little work beside a backlog.
     * Checkpoints do not depend on it, since a barrier passes between any two records.
     */
    private static final long POLL_WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * A transaction that nobody ends any more is aborted so long after its start, and until then hides all results behind it.
     * Longer than any recovery: one that is prepared, and aborted before its job is back, is lost. The broker allows 15 minutes.
     */
    private static final String TRANSACTION_TIMEOUT_MS = Long.toString(TimeUnit.SECONDS.toMillis(60));

    private FlinkLoadProbe() {}

    /**
     * Submits the job and returns.
     *
     * @param args {@code name=value}: bootstrapServers, inputTopic, outputTopic, deadLetterTopic, fetchMaxWaitMs, bufferTimeoutMs,
     *     checkpointIntervalMs, parallelism, costKind ({@code none}, {@code busy}, {@code waiting}), costNanos, delivery
     *     ({@code atLeastOnce}, {@code exactlyOnce}), and for the latter transactionalIdPrefix, which no other job may have
     */
    public static void main(String[] args) throws Exception {
        submit(Parameters.of(args));
    }

    static JobClient submit(Map<String, String> parameters) throws Exception {
        Configuration configuration = MessageJob.configuration(parameters);
        configuration.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        String costKind = required(parameters, "costKind");
        long costNanos = Long.parseLong(required(parameters, "costNanos"));
        environment
                .fromSource(events(parameters, costNanos), WatermarkStrategy.noWatermarks(), "events")
                .uid("events")
                .map(new LoadProbe(costKind, costNanos))
                .name("probe")
                .uid("probe")
                .sinkTo(results(parameters))
                .name("results")
                .uid("results");
        return environment.executeAsync(required(parameters, "jobName"));
    }

    /** A look for new partitions would fail the job if it fell into a time without a broker, and there never are any. */
    private static KafkaSource<Message> events(Map<String, String> parameters, long costNanos) {
        return MessageJob.source(parameters, CONSUMER_GROUP, pollRecords(costNanos))
                .setProperty("partition.discovery.interval.ms", "-1")
                .build();
    }

    static int pollRecords(long costNanos) {
        return costNanos == 0
                ? MOST_POLL_RECORDS
                : (int) Math.max(1, Math.min(MOST_POLL_RECORDS, POLL_WORK_NANOS / costNanos));
    }

    private static KafkaSink<Message> results(Map<String, String> parameters) {
        KafkaSinkBuilder<Message> sink = MessageJob.sink(parameters);
        String delivery = required(parameters, "delivery");
        return switch (delivery) {
            case "atLeastOnce" ->
                sink.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
            case "exactlyOnce" ->
                sink.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                        .setTransactionalIdPrefix(required(parameters, "transactionalIdPrefix"))
                        .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MS)
                        .build();
            default ->
                throw new IllegalArgumentException("delivery must be atLeastOnce or exactlyOnce, but is " + delivery);
        };
    }
}
