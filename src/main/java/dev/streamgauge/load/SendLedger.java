package dev.streamgauge.load;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * The account of a load: what was due, what was sent and when, and what became of it, in total and for each second of the
 * schedule.
 *
 * <p>Due and sent are written by the one thread that keeps the schedule, fates by the producers' threads.
 */
public final class SendLedger {

    private static final int FAILURES_KEPT = 20;

    private final AtomicLongArray sent;
    private final AtomicLongArray acknowledged;
    private final AtomicLongArray failed;
    private final AtomicLongArray maxLagNanos;
    private final AtomicLong totalSent = new AtomicLong();
    private final AtomicLong totalAcknowledged = new AtomicLong();
    private final AtomicLong totalFailed = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Histogram lagNanos = new Histogram(3);

    /** An empty account of a load that lasts at most so many seconds. */
    SendLedger(int seconds) {
        sent = new AtomicLongArray(seconds);
        acknowledged = new AtomicLongArray(seconds);
        failed = new AtomicLongArray(seconds);
        maxLagNanos = new AtomicLongArray(seconds);
    }

    /**
     * Enters an event that was handed to its producer.
     *
     * @param second second of the schedule in which it was due
     * @param lag nanoseconds between due and handed over; never negative, since nothing is sent before it is due
     */
    void sent(int second, long lag) {
        sent.incrementAndGet(second);
        totalSent.incrementAndGet();
        if (lag > maxLagNanos.get(second)) {
            maxLagNanos.set(second, lag);
        }
        lagNanos.recordValue(lag);
    }

    /** What its producer must tell of an event that was due in that second. */
    EventSink.Fate fateOf(long index, int second) {
        return new EventSink.Fate() {
            @Override
            public void acknowledged() {
                acknowledged.incrementAndGet(second);
                totalAcknowledged.incrementAndGet();
            }

            @Override
            public void failed(Exception reason) {
                failed.incrementAndGet(second);
                if (totalFailed.incrementAndGet() <= FAILURES_KEPT) {
                    failures.add("event " + index + ": " + reason);
                }
            }
        };
    }

    /** Events handed to a producer. */
    public long sent() {
        return totalSent.get();
    }

    /** Events that the broker acknowledged. */
    public long acknowledged() {
        return totalAcknowledged.get();
    }

    /** Events whose send failed. */
    public long failed() {
        return totalFailed.get();
    }

    /** The first failures, with their reasons. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Events that were due in that second and sent. */
    public long sentIn(int second) {
        return sent.get(second);
    }

    /** Events that were due in that second and acknowledged. */
    public long acknowledgedIn(int second) {
        return acknowledged.get(second);
    }

    /** Events that were due in that second and failed. */
    public long failedIn(int second) {
        return failed.get(second);
    }

    /** The longest that an event of that second waited to be sent, in nanoseconds. */
    public long maxLagNanosIn(int second) {
        return maxLagNanos.get(second);
    }

    /** How late events were handed over, in nanoseconds; to be read when the load has ended. */
    public Histogram lagNanos() {
        return lagNanos.copy();
    }
}
