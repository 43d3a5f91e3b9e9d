package dev.streamgauge.trial;

import java.time.Duration;

/**
 * Beyond these the harness, and not the engine, may have shaped what was measured: the trial does not count. All of them
 * in one place, with their reasons.
 */
public final class Limits {

    /**
     * Half of the events may not be sent later than this. An open loop that is behind on half of its schedule has another
     * arrival process than the one it claims; a shared machine delays single events by much more without that.
     */
    public static final Duration SCHEDULE_LAG_P50 = Duration.ofMillis(5);

    /** One in a hundred events may be sent later than this: a tenth of the window of the published experiments at quick scale. */
    public static final Duration SCHEDULE_LAG_P99 = Duration.ofMillis(200);

    /**
     * No event of the measured time may be sent later than a window's length divided by this: then a whole part of a window
     * came at once, and the engine's latency is that of another load.
     */
    public static final int STALLS_PER_WINDOW = 2;

    /** The system clock may move this much against the monotonic one: broker and engine stamp by the system clock. */
    public static final Duration CLOCK_STEP = Duration.ofMillis(50);

    /** Memory that must be free before a trial starts: one engine and its broker, with room for the page cache. */
    public static final long FREE_MEMORY_BYTES = 3L << 30;

    /** Disk that must be free before a trial starts: input topic, checkpoints and logs of one trial, several times. */
    public static final long FREE_DISK_BYTES = 2L << 30;

    private Limits() {}
}
