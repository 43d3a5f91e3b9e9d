package dev.streamgauge.load;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for instants of {@link System#nanoTime()}, with the priority that the waiting thread asked for. For that thread. */
final class ScheduleTimer {

    /**
     * Parking wakes up late by 10 to 30 microseconds; most of them are spun away, with real-time priority. A normal thread that
     * spins has used up some of its share of the core when its event is due, and waits longer for the core it lost.
     */
    private static final long SPIN_NANOS = 20_000;

    private final @Nullable TimerThread thread;
    private final CoreShare share = new CoreShare(SPIN_NANOS, System.nanoTime());
    private int timesGivenBack;

    /** A timer for the calling thread. */
    ScheduleTimer(Priority priority) {
        thread = priority == Priority.UNASKED ? null : TimerThread.ask(priority);
    }

    private boolean realTime() {
        return thread != null && thread.realTime();
    }

    /**
     * Passes some of the time that remains.
     *
     * @param untilNanos later than now
     * @param nowNanos the last reading
     * @return the new reading
     */
    long pass(long untilNanos, long nowNanos) {
        long toPark = untilNanos - nowNanos - (realTime() && share.maySpin() ? SPIN_NANOS : 0);
        if (toPark <= 0) {
            Thread.onSpinWait();
            return System.nanoTime();
        }
        LockSupport.parkNanos(this, toPark);
        long woken = System.nanoTime();
        share.idle(woken - nowNanos);
        return woken;
    }

    /**
     * To be told of every event. Gives real-time priority back while the thread takes more of its core than it may, and takes
     * it again afterwards; true if it did either.
     */
    boolean event(long nowNanos) {
        share.event(nowNanos);
        boolean before = realTime();
        if (thread == null || !thread.permitted() || share.mayBeRealTime() == before) {
            return false;
        }
        if (before) {
            thread.giveBack();
            timesGivenBack += thread.realTime() ? 0 : 1;
        } else {
            thread.takeAgain();
        }
        return thread.realTime() != before;
    }

    /** What the thread got, and how often it had to give it back for a while. */
    String description() {
        if (thread == null) {
            return "normal priority";
        }
        return timesGivenBack == 0
                ? thread.description()
                : "%s, given back %d times while busy".formatted(thread.description(), timesGivenBack);
    }
}
