package dev.streamgauge.load;

import org.jspecify.annotations.Nullable;

/** A load that has been started, wherever its events are sent from. */
public interface RunningLoad extends AutoCloseable {

    /** The account so far. */
    SendLedger ledger();

    /**
     * How the thread that keeps the schedule is scheduled, such as {@code SCHED_FIFO 1, slack 1 us} or {@code normal priority
     * (not permitted), slack 1 us}; empty until it runs.
     */
    String timer();

    /** Whether it no longer sends: the stream has ended, or its time. */
    boolean ended();

    /** Why the schedule broke off, or null. */
    @Nullable
    Throwable failure();

    /** Stops sending; returns when the last event was handed over. Legal more than once. */
    @Override
    void close();
}
