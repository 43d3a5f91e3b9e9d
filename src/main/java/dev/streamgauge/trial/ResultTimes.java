package dev.streamgauge.trial;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * When each record was due, its result computed, and seen: twelve bytes a record, in milliseconds after the start of the load.
 * One thread adds; read it when that thread has ended.
 */
final class ResultTimes {

    private static final long MILLI_NANOS = 1_000_000;
    private static final int NOT_SEEN = Integer.MIN_VALUE;

    private int[] dueMs = new int[0];
    private int[] computedMs = new int[0];
    private int[] seenMs = new int[0];

    ResultTimes() {
        grow(1 << 12);
    }

    /**
     * Notes the first result of a record.
     *
     * @param index the record's position in the stream
     * @param dueNanos when it was due, after the start of the load, as the other two
     */
    void add(long index, long dueNanos, long computedNanos, long seenNanos) {
        int at = Math.toIntExact(index);
        if (at >= seenMs.length) {
            grow(Math.max(at + 1, 2 * seenMs.length));
        }
        dueMs[at] = millis(dueNanos);
        computedMs[at] = millis(computedNanos);
        seenMs[at] = millis(seenNanos);
    }

    private static int millis(long nanos) {
        return Math.toIntExact(Math.floorDiv(nanos, MILLI_NANOS));
    }

    private void grow(int length) {
        int before = seenMs.length;
        dueMs = Arrays.copyOf(dueMs, length);
        computedMs = Arrays.copyOf(computedMs, length);
        seenMs = Arrays.copyOf(seenMs, length);
        Arrays.fill(seenMs, before, length, NOT_SEEN);
    }

    private IntStream seen() {
        return IntStream.range(0, seenMs.length).filter(at -> seenMs[at] != NOT_SEEN);
    }

    /** When the first result was seen that was computed at that moment or later; {@link Long#MAX_VALUE} if none was. */
    long firstSeenOfComputedFrom(long fromMs) {
        return seen().filter(at -> computedMs[at] >= fromMs)
                .mapToLong(at -> seenMs[at])
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Median latency of the results that were seen between two moments; 0 if there were none. */
    double medianLatencyMs(long fromMs, long toMs) {
        double[] latencies = seen().filter(at -> seenMs[at] >= fromMs && seenMs[at] < toMs)
                .mapToDouble(at -> seenMs[at] - dueMs[at])
                .toArray();
        return latencies.length == 0 ? 0 : Median.withDefaults().evaluate(latencies);
    }

    /**
     * By how much results came later than usual, summed: over the records due until {@code toMs} whose result was seen at
     * {@code fromMs} or later.
     *
     * @return in record-milliseconds
     */
    double excessMs(long fromMs, long toMs, double usualMs) {
        return seen().filter(at -> seenMs[at] >= fromMs && dueMs[at] <= toMs)
                .mapToDouble(at -> Math.max(0, seenMs[at] - dueMs[at] - usualMs))
                .sum();
    }
}
