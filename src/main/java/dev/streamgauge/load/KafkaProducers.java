package dev.streamgauge.load;

import dev.streamgauge.workload.EventStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka producers, each with a connection and a network thread of its own, that send to explicit partitions.
 *
 * <p>Each record carries its position in the stream in the header {@value EventStream#INDEX_HEADER} (8 bytes, big-endian), so that
 * what arrived can be held against what was sent, event by event. The value is the seed's alone.
 */
public final class KafkaProducers implements EventSink, AutoCloseable {

    private final String topic;
    private final List<KafkaProducer<byte[], byte[]>> producers;

    /** Connects as many producers as asked for, and returns when each knows the topic. */
    public KafkaProducers(String bootstrapServers, String topic, int count) {
        this.topic = topic;
        this.producers = IntStream.range(0, count)
                .mapToObj(number -> new KafkaProducer<>(
                        settings(bootstrapServers, number), new ByteArraySerializer(), new ByteArraySerializer()))
                .toList();
        try {
            producers.forEach(producer -> producer.partitionsFor(topic));
        } catch (RuntimeException e) {
            producers.forEach(producer -> producer.close(Duration.ZERO));
            throw e;
        }
    }

    /**
     * No linger, since a latency experiment would measure it; idempotent with acks=all, since the load itself must
     * neither lose nor repeat nor reorder an event; a buffer that outlasts a broker's stall of a minute at thousands of
     * events a second, since a full buffer would stop the schedule; and a delivery time-out, since every event must have
     * a fate.
     */
    private static Map<String, Object> settings(String bootstrapServers, int number) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "streamgauge-producer-" + number,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L * 1024 * 1024,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                15_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                30_000L);
    }

    @Override
    public void send(long index, int producer, int partition, byte @Nullable [] value, Fate fate) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, partition, null, value);
        message.headers()
                .add(new RecordHeader(
                        EventStream.INDEX_HEADER,
                        ByteBuffer.allocate(Long.BYTES).putLong(index).array()));
        var unused = producers.get(producer).send(message, (metadata, failure) -> {
            if (failure == null) {
                fate.acknowledged();
            } else {
                fate.failed(failure);
            }
        });
    }

    /** Returns when every event sent so far has its fate, at the latest after the delivery time-out. */
    public void flush() {
        producers.forEach(KafkaProducer::flush);
    }

    @Override
    public void close() {
        producers.forEach(producer -> producer.close(Duration.ofSeconds(5)));
    }
}
