package dev.streamgauge.process;

import java.time.Instant;

/**
 * The time of day in nanoseconds since the epoch, read from the monotonic clock: two readings never go backwards, and a
 * step of the system clock during a run does not enter any difference.
 *
 * <p>The anchor is taken once for the JVM. The time of day itself is only as right as the system clock was then.
 */
public final class WallClock {

    private static final int ATTEMPTS = 5;
    private static final long OFFSET_NANOS = offset();

    private WallClock() {}

    /** Nanoseconds since the epoch. */
    public static long epochNanos() {
        return OFFSET_NANOS + System.nanoTime();
    }

    /** Milliseconds since the epoch, rounded down. */
    public static long epochMillis() {
        return Math.floorDiv(epochNanos(), 1_000_000L);
    }

    /** The same reading as an instant. */
    public static Instant now() {
        long nanos = epochNanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** By how many nanoseconds the system clock runs ahead of this one, which never steps; changes if it is stepped. */
    public static long systemClockAheadNanos() {
        return offset() - OFFSET_NANOS;
    }

    /** The reading of {@link System#nanoTime()} at that time of day. */
    public static long monotonicNanos(long epochNanos) {
        return epochNanos - OFFSET_NANOS;
    }

    /** The system clock is read between two readings of the monotonic one; the narrowest of some tries is the best. */
    private static long offset() {
        long narrowest = Long.MAX_VALUE;
        long offset = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = System.nanoTime();
            Instant now = Instant.now();
            long width = System.nanoTime() - before;
            if (width < narrowest) {
                narrowest = width;
                offset = now.getEpochSecond() * 1_000_000_000L + now.getNano() - before - width / 2;
            }
        }
        return offset;
    }
}
