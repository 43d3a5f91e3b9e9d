package dev.streamgauge.trial;

import java.util.Arrays;

/**
 * When each event was handed to its producer, for a job whose results do not say it: 8 bytes an event. One thread adds, in the
 * order of the stream; any may read at any time what was there when it asked for the {@link #size()}.
 */
final class SentTimes {

    private static final int CHUNK = 4096;

    private volatile long[][] chunks = new long[16][];

    /** Written last, so that who reads it sees what it counts. */
    private volatile int size;

    /** The next event was sent. */
    void add(long epochNanos) {
        int position = size;
        int chunk = position / CHUNK;
        long[][] holding = chunk == chunks.length ? Arrays.copyOf(chunks, 2 * chunk) : chunks;
        if (holding[chunk] == null) {
            holding[chunk] = new long[CHUNK];
        }
        holding[chunk][position % CHUNK] = epochNanos;
        chunks = holding;
        size = position + 1;
    }

    /** How many events were sent. */
    int size() {
        return size;
    }

    /** When the event at a position below {@link #size()} was sent, epoch. */
    long epochNanos(long index) {
        int position = Math.toIntExact(index);
        return chunks[position / CHUNK][position % CHUNK];
    }
}
