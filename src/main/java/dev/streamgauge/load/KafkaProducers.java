package dev.streamgauge.load;

import dev.streamgauge.workload.EventStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka producers, each with a connection and a network thread of its own, that send to explicit partitions.
 *
 * <p>Each record carries its position in the stream in the header {@value EventStream#INDEX_HEADER} and the time at which it was
 * sent in the header {@value EventStream#SENT_HEADER} (8 bytes each, big-endian), so that what arrived can be held against what
 * was sent, event by event. The value is the seed's alone.
 *
 * <p>A producer takes events from one thread at a time; different producers may be used by different threads.
 */
public final class KafkaProducers implements EventSink, AutoCloseable {

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final String topic;
    private final List<Connection> connections;

    /** Connects as many producers as asked for, with {@link ProducerSettings#LATENCY}, and returns when each knows the topic. */
    public KafkaProducers(String bootstrapServers, String topic, int count) {
        this(bootstrapServers, topic, count, ProducerSettings.LATENCY);
    }

    /** Connects as many producers as asked for, and returns when each knows the topic. */
    public KafkaProducers(String bootstrapServers, String topic, int count, ProducerSettings settings) {
        this.topic = topic;
        this.connections = IntStream.range(0, count)
                .mapToObj(number -> new KafkaProducer<>(
                        configuration(bootstrapServers, number, settings),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()))
                .map(Connection::new)
                .toList();
        try {
            producers().forEach(producer -> producer.partitionsFor(topic));
        } catch (RuntimeException e) {
            producers().forEach(producer -> producer.close(Duration.ZERO));
            throw e;
        }
    }

    /** What is not a choice: a delivery time-out, since every event must have a fate. */
    private static Map<String, Object> configuration(String bootstrapServers, int number, ProducerSettings settings) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "streamgauge-producer-" + number),
                Map.entry(ProducerConfig.ACKS_CONFIG, settings.acks()),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, settings.idempotent()),
                Map.entry(
                        ProducerConfig.RETRIES_CONFIG,
                        Objects.requireNonNullElse(settings.retries(), Integer.MAX_VALUE)),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, settings.linger().toMillis()),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, settings.batchBytes()),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.bufferBytes()),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression()),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000L));
    }

    private Stream<KafkaProducer<byte[], byte[]>> producers() {
        return connections.stream().map(connection -> connection.producer);
    }

    @Override
    public void send(long index, long sentNanos, int producer, int partition, byte @Nullable [] value, Fate fate) {
        connections.get(producer).send(topic, index, sentNanos, partition, value, fate);
    }

    /** Returns when every event sent so far has its fate, at the latest after the delivery time-out. */
    public void flush() {
        producers().forEach(KafkaProducer::flush);
    }

    /** Gives what is not delivered yet five seconds, in all: of a broker that is gone, nothing is to be expected. */
    @Override
    public void close() {
        long deadlineNanos = System.nanoTime() + CLOSE_DEADLINE.toNanos();
        producers()
                .forEach(producer -> producer.close(Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()))));
    }

    /**
     * A producer, with the headers that it fills anew for each event.
     *
     * <p>Neither headers nor value are kept by Kafka: {@code send} appends their bytes to the partition's batch before it
     * returns ({@code RecordAccumulator.append}, {@code ProducerBatch.tryAppend}, {@code DefaultRecord.writeTo}, Kafka 3.9),
     * the value's serializer hands the array on as it is, and what is sent again after a failure is the batch.
     */
    private static final class Connection {

        private final KafkaProducer<byte[], byte[]> producer;
        private final ByteBuffer index = ByteBuffer.allocate(Long.BYTES);
        private final ByteBuffer sent = ByteBuffer.allocate(Long.BYTES);
        private final RecordHeaders headers = new RecordHeaders(List.of(
                new RecordHeader(EventStream.INDEX_HEADER, index.array()),
                new RecordHeader(EventStream.SENT_HEADER, sent.array())));

        Connection(KafkaProducer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        void send(String topic, long position, long sentNanos, int partition, byte @Nullable [] value, Fate fate) {
            index.putLong(0, position);
            sent.putLong(0, sentNanos);
            var unused = producer.send(
                    new ProducerRecord<>(topic, partition, null, null, value, headers), new Outcome(position, fate));
        }
    }

    /** Passes on what became of an event. */
    private record Outcome(long index, Fate fate) implements Callback {

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure == null) {
                fate.acknowledged(index);
            } else {
                fate.failed(index, failure);
            }
        }
    }
}
