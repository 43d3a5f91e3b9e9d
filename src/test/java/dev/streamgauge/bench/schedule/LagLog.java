package dev.streamgauge.bench.schedule;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * How late the events that were due in the measured stretch of time were sent. One is kept for each thread that sends.
 *
 * <p>An event that was due and is not sent when the stretch ends is late by what has passed until then, at least: it is
 * entered with that, and counted as omitted.
 */
final class LagLog {

    private final Histogram lagNanos = new Histogram(Duration.ofHours(1).toNanos(), 3);
    private final long fromNanos;
    private final long toNanos;
    private long sent;
    private long omitted;

    /**
     * An empty log.
     *
     * @param fromNanos {@link System#nanoTime()} at the beginning of the stretch
     * @param toNanos at its end, exclusive
     */
    LagLog(long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    /** Whether the stretch is over. */
    boolean over(long nowNanos) {
        return nowNanos - toNanos >= 0;
    }

    /** An event was sent. */
    void sent(long dueNanos, long sentNanos) {
        if (measures(dueNanos)) {
            lagNanos.recordValue(Math.max(0, sentNanos - dueNanos));
        }
        if (sentNanos - fromNanos >= 0 && sentNanos - toNanos < 0) {
            sent++;
        }
    }

    /** An event was due and not sent. */
    void omitted(long dueNanos) {
        if (measures(dueNanos)) {
            lagNanos.recordValue(toNanos - dueNanos);
            omitted++;
        }
    }

    private boolean measures(long dueNanos) {
        return dueNanos - fromNanos >= 0 && dueNanos - toNanos < 0;
    }

    /** Adds another thread's log of the same stretch. */
    void add(LagLog other) {
        lagNanos.add(other.lagNanos);
        sent += other.sent;
        omitted += other.omitted;
    }

    /** Lags in nanoseconds. */
    Histogram lagNanos() {
        return lagNanos;
    }

    /** Events that were sent within the stretch, whenever they were due. */
    long sent() {
        return sent;
    }

    /** Events that were due in the stretch and not sent before its end. */
    long omitted() {
        return omitted;
    }
}
