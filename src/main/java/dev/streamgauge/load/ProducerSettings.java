package dev.streamgauge.load;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Kafka producers that an experiment may care about.
 *
 * @param acks {@code all} or {@code 1}; with {@code 0} nobody would learn what became of an event
 * @param idempotent whether the broker drops what a retry repeats and keeps the order; needs acks {@code all}
 * @param linger how long a batch waits for more events before it is sent, in whole milliseconds
 * @param batchBytes size of a batch, for one partition
 * @param bufferBytes memory for what waits to be sent; when it is full, sending blocks, and with it the schedule
 * @param compression {@code none}, {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd}
 * @param retries how often a send that failed is tried again; null for as often as there is time
 */
public record ProducerSettings(
        String acks,
        boolean idempotent,
        Duration linger,
        int batchBytes,
        long bufferBytes,
        String compression,
        @Nullable Integer retries) {

    /** The acks of a producer that waits for all replicas in sync. */
    public static final String ALL = "all";

    /** The acks of a producer that waits for the partition's leader alone. */
    public static final String LEADER = "1";

    private static final List<String> ACKS = List.of(ALL, LEADER);
    private static final List<String> COMPRESSIONS = List.of("none", "gzip", "snappy", "lz4", "zstd");

    /**
     * For latency: no linger, since the experiment would measure it; idempotent with acks {@code all}, since the load itself
     * must neither lose nor repeat nor reorder an event; a buffer that outlasts a broker's stall of a minute at thousands of
     * events a second, since a full buffer would stop the schedule.
     */
    public static final ProducerSettings LATENCY =
            new ProducerSettings(ALL, true, Duration.ZERO, 64 * 1024, 64L * 1024 * 1024, "none", null);

    /** For throughput: acks {@code 1}, 5 ms of linger. A retry may repeat or reorder events. */
    public static final ProducerSettings THROUGHPUT =
            new ProducerSettings(LEADER, false, Duration.ofMillis(5), 64 * 1024, 64L * 1024 * 1024, "none", null);

    /**
     * For capacity, where no event may be lost or repeated either: as for latency, but with 5 ms of linger. Without it each
     * event is a request of its own, and at tens of thousands a second generator and broker take the cores that the engine
     * under test needs.
     */
    public static final ProducerSettings CAPACITY =
            new ProducerSettings(ALL, true, Duration.ofMillis(5), 256 * 1024, 64L * 1024 * 1024, "none", null);

    /** As the producer of seed 003: acks {@code 1}, 5 ms of linger, 3 retries, which may repeat or reorder events. */
    public static final ProducerSettings PAGE_EVENTS =
            new ProducerSettings(LEADER, false, Duration.ofMillis(5), 64 * 1024, 64L * 1024 * 1024, "none", 3);

    /** @throws IllegalArgumentException for a value that is not among those above, with those */
    public ProducerSettings {
        requireAmong(ACKS, "acks", acks);
        requireAmong(COMPRESSIONS, "compression", compression);
        if (retries != null && retries < 0) {
            throw new IllegalArgumentException("retries must be 0 or more, but are " + retries);
        }
        if (idempotent && !acks.equals(ALL)) {
            throw new IllegalArgumentException("an idempotent producer needs acks all, but has acks " + acks);
        }
        if (idempotent && retries != null && retries == 0) {
            throw new IllegalArgumentException("an idempotent producer needs retries, but has none");
        }
        if (linger.isNegative() || !linger.equals(Duration.ofMillis(linger.toMillis()))) {
            throw new IllegalArgumentException("linger must be whole milliseconds from 0, but is " + linger);
        }
        if (batchBytes <= 0 || bufferBytes < batchBytes) {
            throw new IllegalArgumentException("a buffer must hold a batch of at least 1 byte, but %d bytes hold %d"
                    .formatted(bufferBytes, batchBytes));
        }
    }

    private static void requireAmong(List<String> known, String setting, String value) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException(
                    "%s must be one of %s, but is %s".formatted(setting, String.join(", ", known), value));
        }
    }

    /** The same with another compression. */
    public ProducerSettings withCompression(String other) {
        return new ProducerSettings(acks, idempotent, linger, batchBytes, bufferBytes, other, retries);
    }

    /** The same with another linger. */
    public ProducerSettings lingering(Duration other) {
        return new ProducerSettings(acks, idempotent, other, batchBytes, bufferBytes, compression, retries);
    }

    /**
     * The same with other acks and retries: idempotent if it can be, that is with acks {@code all} and as many retries as there
     * is time for.
     */
    public ProducerSettings delivering(String otherAcks, @Nullable Integer otherRetries) {
        return new ProducerSettings(
                otherAcks,
                otherAcks.equals(ALL) && otherRetries == null,
                linger,
                batchBytes,
                bufferBytes,
                compression,
                otherRetries);
    }
}
