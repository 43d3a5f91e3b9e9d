package dev.streamgauge.testbed.kafka;

import dev.streamgauge.process.WallClock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * By how much another clock, such as a broker's, is ahead of this machine's: a broker stamps a record between the moments at
 * which it was sent and acknowledged, so each record bounds the offset from both sides, and all of them together best.
 *
 * @param leastMs lower bound, in ms
 * @param mostMs upper bound, in ms
 */
public record ClockOffset(double leastMs, double mostMs) {

    private static final int RECORDS = 50;
    private static final int ANSWERED_WITHIN_MS = 10_000;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Nothing is known. */
    public static final ClockOffset UNKNOWN = new ClockOffset(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /**
     * Measures it by sending records one by one.
     *
     * @param topic is created for this, and deleted
     * @throws IllegalStateException if the broker does not take them
     */
    public static ClockOffset measure(String bootstrapServers, String topic) {
        try (Topics topics = new Topics(bootstrapServers)) {
            topics.create(topic, 1);
            try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                            ProducerConfig.LINGER_MS_CONFIG, 0,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWERED_WITHIN_MS),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                ClockOffset offset = UNKNOWN;
                for (int record = 0; record < RECORDS; record++) {
                    long sent = WallClock.epochNanos();
                    long stampMillis = stamped(producer, topic);
                    offset = offset.and(sent, stampMillis, WallClock.epochNanos());
                }
                return offset;
            } finally {
                topics.delete(List.of(topic));
            }
        }
    }

    private static long stamped(Producer<byte[], byte[]> producer, String topic) {
        try {
            return producer.send(new ProducerRecord<>(topic, new byte[1]))
                    .get(ANSWERED_WITHIN_MS, TimeUnit.MILLISECONDS)
                    .timestamp();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take a record that was to tell its clock", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka was to take a record", e);
        }
    }

    /**
     * With another record: its stamp, in whole milliseconds, was cut off between two moments of this machine.
     *
     * @param sentNanos before it was sent, epoch
     * @param acknowledgedNanos after it was acknowledged, epoch
     */
    public ClockOffset and(long sentNanos, long stampMillis, long acknowledgedNanos) {
        return new ClockOffset(
                Math.max(leastMs, stampMillis - acknowledgedNanos / NANOS_PER_MILLI),
                Math.min(mostMs, stampMillis + 1 - sentNanos / NANOS_PER_MILLI));
    }

    /** The most by which a difference between stamps of the two clocks may be wrong, in ms. */
    public double boundMs() {
        return Math.max(Math.abs(leastMs), Math.abs(mostMs));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f to %.2f ms ahead of this machine's", leastMs, mostMs);
    }
}
