package dev.streamgauge.load;

import java.time.Duration;
import java.util.List;

/**
 * The settings of Kafka producers that an experiment may care about.
 *
 * @param acks {@code all} or {@code 1}; with {@code 0} nobody would learn what became of an event
 * @param idempotent whether the broker drops what a retry repeats and keeps the order; needs acks {@code all}
 * @param linger how long a batch waits for more events before it is sent, in whole milliseconds
 * @param batchBytes size of a batch, for one partition
 * @param bufferBytes memory for what waits to be sent; when it is full, sending blocks, and with it the schedule
 * @param compression {@code none}, {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd}
 */
public record ProducerSettings(
        String acks, boolean idempotent, Duration linger, int batchBytes, long bufferBytes, String compression) {

    private static final List<String> ACKS = List.of("all", "1");
    private static final List<String> COMPRESSIONS = List.of("none", "gzip", "snappy", "lz4", "zstd");

    /**
     * For latency: no linger, since the experiment would measure it; idempotent with acks {@code all}, since the load itself
     * must neither lose nor repeat nor reorder an event; a buffer that outlasts a broker's stall of a minute at thousands of
     * events a second, since a full buffer would stop the schedule.
     */
    public static final ProducerSettings LATENCY =
            new ProducerSettings("all", true, Duration.ZERO, 64 * 1024, 64L * 1024 * 1024, "none");

    /** For throughput: acks {@code 1}, 5 ms of linger. A retry may repeat or reorder events. */
    public static final ProducerSettings THROUGHPUT =
            new ProducerSettings("1", false, Duration.ofMillis(5), 64 * 1024, 64L * 1024 * 1024, "none");

    /**
     * For capacity, where no event may be lost or repeated either: as for latency, but with 5 ms of linger. Without it each
     * event is a request of its own, and at tens of thousands a second generator and broker take the cores that the engine
     * under test needs.
     */
    public static final ProducerSettings CAPACITY =
            new ProducerSettings("all", true, Duration.ofMillis(5), 256 * 1024, 64L * 1024 * 1024, "none");

    /** @throws IllegalArgumentException for a value that is not among those above, with those */
    public ProducerSettings {
        requireAmong(ACKS, "acks", acks);
        requireAmong(COMPRESSIONS, "compression", compression);
        if (idempotent && !acks.equals("all")) {
            throw new IllegalArgumentException("an idempotent producer needs acks all, but has acks " + acks);
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
        return new ProducerSettings(acks, idempotent, linger, batchBytes, bufferBytes, other);
    }
}
