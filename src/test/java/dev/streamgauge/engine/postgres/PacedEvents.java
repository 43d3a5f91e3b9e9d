package dev.streamgauge.engine.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Ad events that follow one another by a millisecond of event time, every tenth a click, over four partitions in turn. */
final class PacedEvents implements AutoCloseable {

    static final long FIRST_MS = 1_700_000_000_000L;

    private final CompletableFuture<Void> sending;

    private PacedEvents(CompletableFuture<Void> sending) {
        this.sending = sending;
    }

    static PacedEvents start(String bootstrapServers, String topic, int count, long aSecond) {
        return new PacedEvents(CompletableFuture.runAsync(() -> {
            long start = System.nanoTime();
            try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
                for (int event = 0; event < count; event++) {
                    long due = start + event * 1_000_000_000L / aSecond;
                    while (due > System.nanoTime()) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    String value = event(event % 10 == 0 ? "click" : "view", FIRST_MS + event);
                    producer.send(new ProducerRecord<>(topic, event % 4, null, value.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }));
    }

    /** Sends the values to the first partition. */
    static void send(String bootstrapServers, String topic, @Nullable String... values) {
        try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
            for (String value : values) {
                byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, 0, null, bytes));
            }
        }
    }

    static String event(String type, long eventTimeMs) {
        return ("{\"user_id\":\"user\",\"page_id\":\"page\",\"ad_id\":\"c03-ad-042\",\"ad_type\":\"banner\",\"event_type\":\"%s\","
                        + "\"event_time_ms\":%d,\"producer_timestamp_ns\":%d,\"ip_address\":\"10.0.0.1\"}")
                .formatted(type, eventTimeMs, eventTimeMs * 1_000_000);
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void awaitEnd() {
        sending.join();
    }

    @Override
    public void close() {
        sending.join();
    }
}
