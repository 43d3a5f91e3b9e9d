package dev.streamgauge.load;

import dev.streamgauge.process.WallClock;
import dev.streamgauge.workload.EventStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends a stream on its own schedule, whatever becomes of the events: an event that is late is sent at once and counted,
 * never skipped, and no answer is waited for.
 *
 * <p>One thread keeps the schedule for all producers: it parks until shortly before an event is due, then spins. A thread
 * for each producer would compete with the engine for the cores, and with the other producers.
 */
public final class OpenLoop implements AutoCloseable {

    /** Parking wakes up late by tens of microseconds; the last of them are spun away. */
    private static final long SPIN_NANOS = 30_000;

    private final EventStream stream;
    private final EventSink sink;
    private final SendLedger ledger;
    private final long startEpochNanos;
    private final long endOffsetNanos;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    private OpenLoop(EventStream stream, EventSink sink, long startEpochNanos, Duration atMost) {
        this.stream = stream;
        this.sink = sink;
        this.startEpochNanos = startEpochNanos;
        this.endOffsetNanos = atMost.toNanos();
        this.ledger = new SendLedger(Math.toIntExact(atMost.toSeconds()) + 1);
        this.thread = new Thread(this::run, "streamgauge-open-loop");
        this.thread.setDaemon(true);
    }

    /**
     * Starts sending at the given instant.
     *
     * @param stream what to send; read by this load alone
     * @param sink where to
     * @param startEpochNanos wall clock of offset 0
     * @param atMost when to stop at the latest, after the start
     */
    public static OpenLoop start(EventStream stream, EventSink sink, long startEpochNanos, Duration atMost) {
        OpenLoop load = new OpenLoop(stream, sink, startEpochNanos, atMost);
        load.thread.start();
        return load;
    }

    private void run() {
        try {
            long startNanos = WallClock.monotonicNanos(startEpochNanos);
            stream.advance();
            while (stream.intendedOffsetNanos() < endOffsetNanos) {
                long dueNanos = startNanos + stream.intendedOffsetNanos();
                if (!waitUntil(dueNanos)) {
                    return;
                }
                send(System.nanoTime() - dueNanos);
                stream.advance();
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private void send(long lagNanos) {
        int second = (int) (stream.intendedOffsetNanos() / 1_000_000_000L);
        long sentEpochNanos = startEpochNanos + stream.intendedOffsetNanos() + lagNanos;
        ledger.sent(second, lagNanos);
        sink.send(
                stream.index(),
                stream.producer(),
                stream.partition(),
                stream.encode(startEpochNanos, sentEpochNanos),
                ledger.fateOf(stream.index(), second));
    }

    /** False if the load was stopped first. */
    private boolean waitUntil(long dueNanos) {
        long remaining = dueNanos - System.nanoTime();
        while (remaining > 0) {
            if (stopped) {
                return false;
            }
            if (remaining > SPIN_NANOS) {
                LockSupport.parkNanos(remaining - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            remaining = dueNanos - System.nanoTime();
        }
        return !stopped;
    }

    /** The account so far. */
    public SendLedger ledger() {
        return ledger;
    }

    /** Why the schedule broke off, or null. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Stops sending; returns when the last event was handed over. Legal more than once. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
