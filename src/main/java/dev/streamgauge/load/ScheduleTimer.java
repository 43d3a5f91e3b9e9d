package dev.streamgauge.load;

import java.util.concurrent.locks.LockSupport;

/** Waits for instants of {@link System#nanoTime()}, with the priority that the waiting thread asked for. For that thread. */
final class ScheduleTimer {

    /** Parking wakes up late by tens of microseconds; the last of them are spun away. */
    private static final long SPIN_NANOS = 30_000;

    private final TimerThread thread;
    private final RealTimeAllowance allowance = new RealTimeAllowance(System.nanoTime());
    private boolean held;
    private int timesGivenBack;

    /** A timer for the calling thread. */
    ScheduleTimer(Priority priority) {
        thread = TimerThread.ask(priority);
        held = thread.permitted();
    }

    /**
     * Passes some of the time that remains.
     *
     * @param untilNanos later than now
     * @param nowNanos the last reading
     * @return the new reading
     */
    long pass(long untilNanos, long nowNanos) {
        long remaining = untilNanos - nowNanos;
        if (remaining <= SPIN_NANOS) {
            Thread.onSpinWait();
            return System.nanoTime();
        }
        LockSupport.parkNanos(this, remaining - SPIN_NANOS);
        long woken = System.nanoTime();
        allowance.idle(woken - nowNanos);
        return woken;
    }

    /** Gives real-time priority back, or takes it again, as the allowance says; true if that changed anything. */
    boolean keepAllowance(long nowNanos) {
        if (!thread.permitted() || allowance.allowed(nowNanos) == held) {
            return false;
        }
        held = !held;
        if (held) {
            thread.takeAgain();
        } else {
            thread.giveBack();
            timesGivenBack++;
        }
        return true;
    }

    /** What the thread got, and how often it had to give it back for a while. */
    String description() {
        return timesGivenBack == 0
                ? thread.description()
                : "%s, given back %d times while busy".formatted(thread.description(), timesGivenBack);
    }
}
