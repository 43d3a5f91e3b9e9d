package dev.streamgauge.engine.postgres.job;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Windowed click-through rate by a database (seeds 000 and 004: "a legacy SQL-based ingestion system"): ingesters bring every
 * event into a table, an aggregator has the database compute each window that can be closed, and publishes it.
 *
 * <p>All its state is in the database: it may be killed, or lose the database, at any time, and goes on where the database
 * stands.
 */
public final class PostgresCtrJob {

    private static final int RECORDS_PER_POLL = 10_000;

    private PostgresCtrJob() {}

    /**
     * Runs until it is killed, or a thread of it cannot go on.
     *
     * @param args {@code name=value}: url, bootstrapServers, inputTopic, outputTopic, fetchMaxWaitMs, windowMs, watermarkDelayMs,
     *     grouping, partitions, ingesters, write, pollIntervalMs, idleTimeoutMs
     */
    public static void main(String[] args) {
        Parameters parameters = Parameters.of(args);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        for (int number = 0; number < ingesters(parameters); number++) {
            Ingester ingester = ingester(parameters, number);
            new Thread(ingester, "ingester-" + number).start();
        }
        new Thread(aggregator(parameters), "aggregator").start();
    }

    /** One without a partition would have nothing to do. */
    private static int ingesters(Parameters parameters) {
        return Math.min(parameters.count("ingesters"), parameters.count("partitions"));
    }

    /** Each of n ingesters reads every n-th partition. */
    private static Ingester ingester(Parameters parameters, int number) {
        int ingesters = ingesters(parameters);
        List<Integer> partitions = IntStream.range(0, parameters.count("partitions"))
                .filter(partition -> partition % ingesters == number)
                .boxed()
                .toList();
        return new Ingester(
                "ingester " + number,
                parameters.text("url") + "&reWriteBatchedInserts=true",
                consumer(parameters),
                parameters.text("inputTopic"),
                partitions,
                EventWriter.named(parameters.text("write")),
                parameters.duration("idleTimeoutMs"));
    }

    private static Aggregator aggregator(Parameters parameters) {
        return new Aggregator(
                parameters,
                new Outbox(
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", parameters.text("bootstrapServers"), "linger.ms", 0),
                                new ByteArraySerializer(),
                                new ByteArraySerializer()),
                        () -> consumer(parameters),
                        parameters.text("outputTopic")));
    }

    private static Consumer<byte[], byte[]> consumer(Parameters parameters) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        parameters.text("bootstrapServers"),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "none",
                        "fetch.max.wait.ms",
                        parameters.count("fetchMaxWaitMs"),
                        "max.poll.records",
                        RECORDS_PER_POLL),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
