package dev.streamgauge.load;

import dev.streamgauge.evidence.ArrivalRow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The account that an open loop keeps. Due and sent are written by the one thread that keeps the schedule, without allocation
 * or contention; fates by the producers' threads.
 */
final class OpenLoopLedger implements SendLedger {

    private static final int FAILURES_KEPT = 20;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long SLOT_NANOS = ArrivalRow.SLOT_MS * 1_000_000L;

    private final long certifiedNanos;
    private final Counts sent;
    private final Counts maxLagNanos;
    private final Counts sentInSlot;
    private final Fates[] fates;
    private final Backlog backlog = new Backlog();
    private final AtomicLong totalSent = new AtomicLong();
    private final AtomicInteger failuresKept = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Histogram lagNanos = lagHistogram();

    /**
     * An empty account.
     *
     * @param atMost events are due before that offset
     * @param certifiedUntil the most unsent events are told of those due before that offset
     */
    OpenLoopLedger(Duration atMost, Duration certifiedUntil) {
        int seconds = Math.toIntExact(atMost.toSeconds()) + 1;
        certifiedNanos = certifiedUntil.toNanos();
        sent = new Counts(seconds);
        maxLagNanos = new Counts(seconds);
        sentInSlot = new Counts(Math.toIntExact(atMost.toNanos() / SLOT_NANOS) + 1);
        fates = Stream.generate(Fates::new).limit(seconds).toArray(Fates[]::new);
    }

    /** Has room for an hour, so that recording does not allocate; a longer lag is recorded all the same. */
    private static Histogram lagHistogram() {
        Histogram histogram = new Histogram(1, Duration.ofHours(1).toNanos(), 3);
        histogram.setAutoResize(true);
        return histogram;
    }

    /**
     * Enters an event that was handed to its producer.
     *
     * @param due nanoseconds after the start at which it was due; not before the one entered last
     * @param lag nanoseconds between due and handed over; never negative, since nothing is sent before it is due
     */
    void sent(long due, long lag) {
        int second = (int) (due / SECOND_NANOS);
        sent.add(second);
        maxLagNanos.raise(second, lag);
        sentInSlot.add((int) ((due + lag) / SLOT_NANOS));
        lagNanos.recordValue(lag);
        if (due < certifiedNanos) {
            backlog.enter(due, due + lag);
        }
        totalSent.setRelease(totalSent.getPlain() + 1);
    }

    /** What producers must tell of the events that were due in the second of that offset. */
    EventSink.Fate fateOf(long due) {
        return fates[(int) (due / SECOND_NANOS)];
    }

    /** What became of the events of one second. */
    private final class Fates implements EventSink.Fate {

        private final LongAdder acknowledged = new LongAdder();
        private final LongAdder failed = new LongAdder();

        @Override
        public void acknowledged(long index) {
            acknowledged.increment();
        }

        @Override
        public void failed(long index, Exception reason) {
            failed.increment();
            if (failuresKept.get() < FAILURES_KEPT && failuresKept.getAndIncrement() < FAILURES_KEPT) {
                failures.add("event " + index + ": " + reason);
            }
        }
    }

    @Override
    public long sent() {
        return totalSent.getAcquire();
    }

    @Override
    public long acknowledged() {
        return Stream.of(fates).mapToLong(second -> second.acknowledged.sum()).sum();
    }

    @Override
    public long failed() {
        return Stream.of(fates).mapToLong(second -> second.failed.sum()).sum();
    }

    @Override
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public long sentIn(int second) {
        return sent.at(second);
    }

    @Override
    public long acknowledgedIn(int second) {
        return second < fates.length ? fates[second].acknowledged.sum() : 0;
    }

    @Override
    public long failedIn(int second) {
        return second < fates.length ? fates[second].failed.sum() : 0;
    }

    @Override
    public long maxLagNanosIn(int second) {
        return maxLagNanos.at(second);
    }

    @Override
    public long sentInSlot(int slot) {
        return sentInSlot.at(slot);
    }

    @Override
    public int slots() {
        return sentInSlot.end();
    }

    @Override
    public long maxUnsent() {
        return backlog.most();
    }

    @Override
    public Histogram lagNanos() {
        return lagNanos.copy();
    }
}
