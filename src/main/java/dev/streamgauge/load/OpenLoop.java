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
public final class OpenLoop implements RunningLoad {

    private final EventStream stream;
    private final EventSink sink;
    private final OpenLoopLedger ledger;
    private final long startEpochNanos;
    private volatile long endOffsetNanos;
    private final Priority priority;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile String timer = "";
    private volatile @Nullable Throwable failure;

    private OpenLoop(
            EventStream stream,
            EventSink sink,
            long startEpochNanos,
            Duration atMost,
            Duration certifiedUntil,
            Priority priority) {
        this.stream = stream;
        this.sink = sink;
        this.startEpochNanos = startEpochNanos;
        this.endOffsetNanos = atMost.toNanos();
        this.ledger = new OpenLoopLedger(atMost, certifiedUntil);
        this.priority = priority;
        this.thread = new Thread(this::run, "streamgauge-open-loop");
        this.thread.setDaemon(true);
    }

    /** Starts sending, certified to the end and with real-time priority if that is permitted. */
    public static OpenLoop start(EventStream stream, EventSink sink, long startEpochNanos, Duration atMost) {
        return start(stream, sink, startEpochNanos, atMost, atMost);
    }

    /** Starts sending, with real-time priority if that is permitted. */
    public static OpenLoop start(
            EventStream stream, EventSink sink, long startEpochNanos, Duration atMost, Duration certifiedUntil) {
        return start(stream, sink, startEpochNanos, atMost, certifiedUntil, Priority.REAL_TIME);
    }

    /**
     * Starts sending at the given instant. The first call in a JVM that has not used JNA before may take some tenths of a
     * second to return: leave it that much time before the instant.
     *
     * @param stream what to send; read by this load alone
     * @param sink where to
     * @param startEpochNanos wall clock of offset 0
     * @param atMost when to stop at the latest, after the start
     * @param certifiedUntil the ledger tells the most unsent of the events due before that offset; costs 8 to 16 bytes
     *     for each of those, so who sends as fast as possible certifies nothing: {@link Duration#ZERO}
     * @param priority how the thread that keeps the schedule asks to be scheduled
     */
    public static OpenLoop start(
            EventStream stream,
            EventSink sink,
            long startEpochNanos,
            Duration atMost,
            Duration certifiedUntil,
            Priority priority) {
        if (priority != Priority.UNASKED) {
            TimerThread.prepare();
        }
        OpenLoop load = new OpenLoop(stream, sink, startEpochNanos, atMost, certifiedUntil, priority);
        load.thread.start();
        return load;
    }

    private void run() {
        try {
            ScheduleTimer own = new ScheduleTimer(priority);
            timer = own.description();
            long startNanos = WallClock.monotonicNanos(startEpochNanos);
            stream.advance();
            while (awaitsDue()) {
                long dueNanos = startNanos + stream.intendedOffsetNanos();
                long nowNanos = System.nanoTime();
                while (nowNanos - dueNanos < 0 && awaitsDue()) {
                    nowNanos = own.pass(dueNanos, nowNanos);
                }
                if (!awaitsDue()) {
                    return;
                }
                if (own.event(nowNanos)) {
                    timer = own.description();
                }
                send(nowNanos - dueNanos);
                stream.advance();
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** Whether the next event is still to be sent, when it is due. */
    private boolean awaitsDue() {
        return !stopped && stream.intendedOffsetNanos() < endOffsetNanos;
    }

    private void send(long lagNanos) {
        long dueNanos = stream.intendedOffsetNanos();
        long sentNanos = startEpochNanos + dueNanos + lagNanos;
        ledger.sent(dueNanos, lagNanos);
        sink.send(
                stream.index(),
                sentNanos,
                stream.producer(),
                stream.partition(),
                stream.encode(startEpochNanos, sentNanos),
                ledger.fateOf(dueNanos));
    }

    /**
     * Lets it end by itself, with the last event that is due before that offset, unless it ends before. Loads that share a stream
     * end with the same event if they are all told so while the offset is still to come.
     */
    public void endBefore(Duration offset) {
        endOffsetNanos = Math.min(endOffsetNanos, offset.toNanos());
        LockSupport.unpark(thread);
    }

    @Override
    public SendLedger ledger() {
        return ledger;
    }

    @Override
    public String timer() {
        return timer;
    }

    @Override
    public boolean ended() {
        return !thread.isAlive();
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        awaitEnd();
    }

    /** Returns when it has ended by itself. */
    public void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
