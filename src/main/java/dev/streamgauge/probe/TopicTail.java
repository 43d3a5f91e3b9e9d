package dev.streamgauge.probe;

import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all partitions of a topic from the beginning, without a consumer group: all that they hold, or what is committed of it.
 * For one thread.
 */
final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration STALLED = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** Takes records. */
    @FunctionalInterface
    interface Reader {

        /**
         * One record.
         *
         * @param record as it came
         * @param seenNanos when it had come, epoch; the same for all that came together, whatever reading them takes
         */
        void record(ConsumerRecord<byte[], byte[]> record, long seenNanos);
    }

    TopicTail(String bootstrapServers, String topic, IsolationLevel isolation) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation.toString(),
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        15_000,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            this.partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (RuntimeException e) {
            consumer.close(Duration.ZERO);
            throw e;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Hands over what has come, waiting a moment if nothing has; tells how many records that were. */
    int poll(Reader reader) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        long seenNanos = WallClock.epochNanos();
        records.forEach(record -> reader.record(record, seenNanos));
        return records.count();
    }

    /**
     * Hands over everything that the topic holds now; of a topic read as committed, what stands before the first transaction that
     * is open now.
     *
     * @throws IllegalStateException if nothing more comes for half a minute
     */
    void readToEnd(Reader reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long lastProgressNanos = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (poll(reader) > 0) {
                lastProgressNanos = System.nanoTime();
            } else if (System.nanoTime() - lastProgressNanos > STALLED.toNanos()) {
                throw new IllegalStateException("No more records came for %d s, although %s do not end there yet"
                        .formatted(STALLED.toSeconds(), partitions));
            }
        }
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(5));
    }
}
