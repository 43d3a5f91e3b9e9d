package dev.streamgauge.trial;

import dev.streamgauge.workload.EventStream;
import java.util.Arrays;

/** When the records of a stream were due, by their position: the stream is replayed as far as anybody asked. */
final class IntendedTimes {

    private final EventStream stream;
    private long[] offsetNanos = new long[4096];
    private int known;

    IntendedTimes(EventStream stream) {
        this.stream = stream;
    }

    /** Nanoseconds after the stream's start. */
    synchronized long of(long index) {
        int position = Math.toIntExact(index);
        if (position >= offsetNanos.length) {
            offsetNanos = Arrays.copyOf(offsetNanos, Math.max(position + 1, 2 * offsetNanos.length));
        }
        for (; known <= position; known++) {
            stream.advance();
            offsetNanos[known] = stream.intendedOffsetNanos();
        }
        return offsetNanos[position];
    }
}
