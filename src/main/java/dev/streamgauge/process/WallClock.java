package dev.streamgauge.process;

import java.time.Instant;

/**
 * The time of day in nanoseconds since the epoch, read from the monotonic clock: two readings never go backwards, and a
 * step of the system clock during a run does not enter any difference.
 *
 * <p>The anchor is taken once for the JVM. The time of day itself is only as right as the system clock was then.
 */
public final class WallClock {

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

    /** By how many milliseconds the system clock runs ahead of this one, which never steps; changes if it is stepped. */
    public static long systemClockAheadMillis() {
        return System.currentTimeMillis() - epochMillis();
    }

    /** The reading of {@link System#nanoTime()} at that time of day. */
    public static long monotonicNanos(long epochNanos) {
        return epochNanos - OFFSET_NANOS;
    }

    private static long offset() {
        Instant now = Instant.now();
        long monotonic = System.nanoTime();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano() - monotonic;
    }
}
