package dev.streamgauge.trial;

import org.jspecify.annotations.Nullable;

/** The events of a trial as the input topic holds them, all in memory while its results are held against them. For one thread. */
final class HeldEvents {

    private final byte[] @Nullable [] values;

    /** @param sent how many there can be */
    HeldEvents(long sent) {
        values = new byte[Math.toIntExact(sent)][];
    }

    /** Takes a record of the input topic. */
    void take(long index, byte[] value) {
        if (index >= 0 && index < values.length) {
            values[(int) index] = value;
        }
    }

    /** The event at a position; null if the input topic does not hold it. */
    byte @Nullable [] at(long index) {
        return values[Math.toIntExact(index)];
    }
}
