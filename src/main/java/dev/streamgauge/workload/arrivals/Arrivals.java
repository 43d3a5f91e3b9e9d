package dev.streamgauge.workload.arrivals;

/** A cursor over arrivals: first {@link #advance()}, then ask. Read by one thread; allocates nothing as it moves. */
public interface Arrivals {

    /** Moves to the next arrival; there always is one. */
    void advance();

    /** When the event is due, in nanoseconds after the stream's start: never decreases. */
    long offsetNanos();

    /** State of the process at that moment: {@link StateCursor#LOW} or {@link StateCursor#HIGH}. */
    int state();
}
