package dev.streamgauge.trial;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * When results were due, computed and seen, in milliseconds after the start of the load: 12 bytes for each, in the order in which
 * they were seen. One thread adds, any may read at any time what was there when it asked for the {@link #size()}.
 */
final class ResultTimes {

    private static final int CHUNK = 4096;

    private volatile float[][] due = new float[16][];
    private volatile float[][] computed = new float[16][];
    private volatile float[][] seen = new float[16][];

    /** Written last, so that who reads it sees what it counts. */
    private volatile int size;

    /** Adds a result, seen no earlier than the one before. */
    void add(double dueMs, double computedMs, double seenMs) {
        int position = size;
        due = holding(due, position);
        computed = holding(computed, position);
        seen = holding(seen, position);
        set(due, position, dueMs);
        set(computed, position, computedMs);
        set(seen, position, seenMs);
        size = position + 1;
    }

    private static float[][] holding(float[][] chunks, int position) {
        int chunk = position / CHUNK;
        float[][] holding = chunk == chunks.length ? Arrays.copyOf(chunks, 2 * chunk) : chunks;
        if (holding[chunk] == null) {
            holding[chunk] = new float[CHUNK];
        }
        return holding;
    }

    private static void set(float[][] chunks, int position, double ms) {
        chunks[position / CHUNK][position % CHUNK] = (float) ms;
    }

    private static double at(float[][] chunks, int position) {
        return chunks[position / CHUNK][position % CHUNK];
    }

    int size() {
        return size;
    }

    double dueMs(int result) {
        return at(due, result);
    }

    double computedMs(int result) {
        return at(computed, result);
    }

    double seenMs(int result) {
        return at(seen, result);
    }

    double latencyMs(int result) {
        return seenMs(result) - dueMs(result);
    }

    /** The first result that was seen at that moment or later; {@link #size()} if there is none. */
    int firstSeenFrom(long ms) {
        return first(size(), result -> seenMs(result) >= ms);
    }

    /** The first of so many numbers for which that holds, and for all after it; the count if there is none. */
    private static int first(int count, IntPredicate holds) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
