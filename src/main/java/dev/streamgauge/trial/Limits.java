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
     * This share of the events must have been sent by the end of the measurement, at which all of them were due. A generator
     * that falls behind for good has another rate than the one it claims.
     */
    public static final double RATE_KEPT = 0.98;

    /**
     * The counts of events sent in tenths of a second may have this many times the index of dispersion of those due (or of a
     * Poisson process, where that is less), besides what {@link #BURST_STALL} allows. A generator that sends a second's events
     * at once exceeds both many times.
     */
    public static final double BURSTINESS = 5;

    /** One stall of this length a trial is no burst of the generator's own; the lags judge it. */
    public static final Duration BURST_STALL = Duration.ofMillis(500);

    /**
     * Level at which the largest distance between the fractions sent and scheduled is judged: a two-sample
     * Kolmogorov-Smirnov test would tell the sends from another realisation of the process. Its critical value is {@code
     * sqrt(-ln(alpha / 2) / n)} for two samples of n (Smirnov, 1948).
     * Where bursts make more events than that fall due within {@link #SCHEDULE_LAG_P99}, so many may be unsent: a lag that is
     * allowed must not be refused by another name.
     */
    public static final double SENDS_ALPHA = 1e-4;

    /**
     * No event may be sent later, from the measured time on, than a window's length divided by this: then a whole part of a window
     * came at once, and the engine's latency is that of another load. The same holds for the JVM that measures as a whole: it
     * may not stand still for longer, whatever the reason.
     */
    public static final int STALLS_PER_WINDOW = 2;

    /** This share of the load's time may go into the measuring JVM's pauses for garbage collection. */
    public static final double GARBAGE_SHARE = 0.05;

    /** The system clock may move this much against the monotonic one: broker and engine stamp by the system clock. */
    public static final Duration CLOCK_STEP = Duration.ofMillis(50);

    /** Memory that must be free before a trial starts: one engine and its broker, with room for the page cache. */
    public static final long FREE_MEMORY_BYTES = 3L << 30;

    /** Disk that must be free before a trial starts: input topic, checkpoints and logs of one trial, several times. */
    public static final long FREE_DISK_BYTES = 2L << 30;

    private Limits() {}
}
