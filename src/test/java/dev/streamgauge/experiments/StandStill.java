package dev.streamgauge.experiments;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Holds up the thread that keeps the schedule: that is the fault. */
final class StandStill {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private StandStill() {}

    static void of(Duration length) {
        until(System.nanoTime() + length.toNanos());
    }

    static void untilTheNextSecond() {
        long now = System.nanoTime();
        until(now + SECOND_NANOS - Math.floorMod(now, SECOND_NANOS));
    }

    private static void until(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
