package dev.streamgauge.engine.spark.job;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The pace at which a task gets through its events: one in each interval on average, whatever else is done for it included.
 *
 * <p>Nobody can wait exactly so long. So the task keeps a schedule, and what was too long for one event is taken off the next
 * ones: no number of events takes less than so many intervals, nor more on average. For one thread, the one that makes it.
 */
final class Pace {

    /** More than waiting is ever late. A process that stood still for longer does not make up for it in a burst. */
    private static final long MOST_MADE_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final long intervalNanos;
    private final LongSupplier clock;
    private final LongConsumer spend;

    /** When the last event was due to be done. */
    private long dueNanos;

    /**
     * A pace that begins now.
     *
     * @param clock nanoseconds of what is spent
     * @param spend spends some, not necessarily as many as it is told
     */
    Pace(long intervalNanos, LongSupplier clock, LongConsumer spend) {
        this.intervalNanos = intervalNanos;
        this.clock = clock;
        this.spend = spend;
        this.dueNanos = clock.getAsLong();
    }

    /**
     * The pace of a cost of that kind. A busy one spends the thread's own time on a processor: tasks that share a core could else
     * all pay with the same time.
     *
     * @throws IllegalArgumentException for another kind than none, busy and waiting
     */
    static Pace of(String costKind, long costNanos) {
        return switch (costKind) {
            case "none" -> new Pace(0, () -> 0, nanos -> {});
            case "busy" ->
                new Pace(
                        costNanos,
                        ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
                        nanos -> Thread.onSpinWait());
            case "waiting" -> new Pace(costNanos, System::nanoTime, LockSupport::parkNanos);
            default -> throw new IllegalArgumentException("costKind must be none, busy or waiting, but is " + costKind);
        };
    }

    /** Returns when one more event is due to be done, or when the thread is interrupted. */
    void keep() {
        long now = clock.getAsLong();
        dueNanos = Math.max(dueNanos, now - MOST_MADE_UP_NANOS) + intervalNanos;
        while (now < dueNanos && !Thread.currentThread().isInterrupted()) {
            spend.accept(dueNanos - now);
            now = clock.getAsLong();
        }
    }
}
