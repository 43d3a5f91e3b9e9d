package dev.streamgauge.engine.flink.job;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets each event of a task take the same time, parsing included. Nobody can wait exactly so long: what one event took too long,
 * the next ones take less, so that a task that always has events gets through one of them in just that time on average. A task
 * that had none begins anew with the next one. For one thread.
 */
final class Pace {

    /**
     * A gap between two events below this part of the time for one is not the want of events but the writing of the last one and
     * the reading of the next.
     */
    private static final long GAP = 10;

    /** More than waiting was ever late: a process that stood still makes nothing up for it. */
    private static final long MOST_MADE_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final long perEventNanos;
    private final LongSupplier clock;
    private final LongConsumer spend;

    /** When the last event should have been over; it was over then or later. */
    private long dueNanos;

    private long seenNanos;

    /**
     * A pace.
     *
     * @param clock nanoseconds of what is spent
     * @param spend spends some, not necessarily as many as it is told
     */
    Pace(long perEventNanos, LongSupplier clock, LongConsumer spend) {
        this.perEventNanos = perEventNanos;
        this.clock = clock;
        this.spend = spend;
        this.dueNanos = clock.getAsLong();
        this.seenNanos = dueNanos;
    }

    /**
     * The pace of a cost of that kind. What is busy spends the time of its own thread on a processor: tasks that share one would
     * else all be done at once.
     *
     * @throws IllegalArgumentException for another kind
     */
    static Pace of(String kind, long perEventNanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return switch (kind) {
            case "none" -> new Pace(0, System::nanoTime, nanos -> {});
            case "busy" -> new Pace(perEventNanos, threads::getCurrentThreadCpuTime, nanos -> Thread.onSpinWait());
            case "waiting" -> new Pace(perEventNanos, System::nanoTime, LockSupport::parkNanos);
            default -> throw new IllegalArgumentException("costKind must be none, busy or waiting, but is " + kind);
        };
    }

    /** An event begins. */
    void begin() {
        long now = clock.getAsLong();
        long gap = now - seenNanos;
        if (gap > perEventNanos / GAP) {
            dueNanos += gap;
        }
        dueNanos = Math.max(dueNanos, now - MOST_MADE_UP_NANOS);
        seenNanos = now;
    }

    /** Returns when the event that began has taken its time, or when the thread is interrupted. */
    void end() {
        dueNanos += perEventNanos;
        seenNanos = clock.getAsLong();
        while (seenNanos < dueNanos && !Thread.currentThread().isInterrupted()) {
            spend.accept(dueNanos - seenNanos);
            seenNanos = clock.getAsLong();
        }
    }
}
