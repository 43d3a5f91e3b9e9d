package dev.streamgauge.probe;

import java.util.function.LongSupplier;

/**
 * Whether the system clock keeps step with the monotonic one, by which this JVM tells the time: broker and engine stamp by
 * the system clock. A step before the watch began counts too, since the two tell different times from then on. For one
 * thread.
 */
public final class ClockWatch {

    private final LongSupplier systemClockAheadNanos;
    private long furthest;

    /**
     * Begins to watch.
     *
     * @param systemClockAheadNanos by how much the system clock runs ahead of the monotonic one now
     */
    public ClockWatch(LongSupplier systemClockAheadNanos) {
        this.systemClockAheadNanos = systemClockAheadNanos;
    }

    /** Takes a look. A step there and back between two looks is not seen. */
    public void look() {
        long moved = systemClockAheadNanos.getAsLong();
        if (Math.abs(moved) > Math.abs(furthest)) {
            furthest = moved;
        }
    }

    /** By how much it was furthest from where it stood when this JVM began; positive if it was set forward. */
    public long movedNanos() {
        return furthest;
    }
}
