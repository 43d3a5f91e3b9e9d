package dev.streamgauge.experiments;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Holds up the thread that keeps the schedule: that is the fault. */
final class StandStill {

    private StandStill() {}

    static void of(Duration length) {
        until(System.nanoTime() + length.toNanos());
    }

    /** Until {@code System.nanoTime()} is that far. */
    static void until(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
