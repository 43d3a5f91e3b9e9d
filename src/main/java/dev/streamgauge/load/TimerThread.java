package dev.streamgauge.load;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the operating system schedules the calling thread, asked for by {@code sched_setscheduler} and {@code prctl} on
 * Linux. Nothing here is required: what cannot be had is told, and the thread goes on as it was.
 */
final class TimerThread {

    private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);

    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;

    /** What this thread starts, such as a new thread of the JVM, is scheduled as usual. */
    private static final int SCHED_RESET_ON_FORK = 0x40000000;

    /** The lowest of the real-time priorities. */
    private static final int LOWEST = 1;

    private static final int PR_SET_TIMERSLACK = 29;
    private static final long SLACK_NANOS = 1_000;

    /** Loaded with the class, which takes a while the first time that anything in this JVM uses JNA. */
    private static final @Nullable LibC C = load();

    /** The functions of the C library; thread 0 is the calling one. */
    interface LibC extends Library {

        int sched_setscheduler(int thread, int policy, IntByReference priority) throws LastErrorException;

        int prctl(int option, Object... arguments) throws LastErrorException;
    }

    private final boolean slack = setSlack();
    private final boolean permitted;
    private final boolean asked;
    private boolean realTime;

    private TimerThread(Priority priority) {
        asked = priority == Priority.REAL_TIME;
        permitted = asked && setScheduler(SCHED_FIFO | SCHED_RESET_ON_FORK, LOWEST);
        realTime = permitted;
    }

    private static @Nullable LibC load() {
        try {
            return Platform.isLinux() ? Native.load("c", LibC.class) : null;
        } catch (Throwable e) { // a missing native library is an Error
            LOG.debug("No access to the C library", e);
            return null;
        }
    }

    /** Does now what would otherwise delay the first thread that asks. */
    static void prepare() {
        LOG.trace("C library: {}", C);
    }

    /** Asks for the calling thread, which alone may use what is returned. */
    static TimerThread ask(Priority priority) {
        return new TimerThread(priority);
    }

    /** Whether the thread got real-time priority when it asked. */
    boolean permitted() {
        return permitted;
    }

    /** Whether the thread has real-time priority now. */
    boolean realTime() {
        return realTime;
    }

    /** Gives real-time priority back until it is taken again. */
    void giveBack() {
        if (realTime) {
            // Who was granted the priority by a limit alone may not clear the flag.
            realTime = !setScheduler(SCHED_OTHER | SCHED_RESET_ON_FORK, 0);
            // The kernel keeps no slack for a real-time thread, and restores the default one.
            setSlack();
        }
    }

    /** Takes real-time priority again, if it was permitted. */
    void takeAgain() {
        if (permitted && !realTime) {
            realTime = setScheduler(SCHED_FIFO | SCHED_RESET_ON_FORK, LOWEST);
        }
    }

    /** What the thread got, such as {@code SCHED_FIFO 1, slack 1 us}. */
    String description() {
        String priority = permitted
                ? "SCHED_FIFO " + LOWEST
                : asked && C != null ? "normal priority (not permitted)" : "normal priority";
        return slack ? priority + ", slack " + SLACK_NANOS / 1_000 + " us" : priority;
    }

    /** The kernel may delay a normal thread's timers by the slack, 50 us by default, to group wake-ups. */
    private static boolean setSlack() {
        try {
            return C != null && C.prctl(PR_SET_TIMERSLACK, SLACK_NANOS, 0L, 0L, 0L) == 0;
        } catch (LastErrorException e) {
            LOG.debug("Timer slack was not set", e);
            return false;
        }
    }

    private static boolean setScheduler(int policy, int priority) {
        try {
            return C != null && C.sched_setscheduler(0, policy, new IntByReference(priority)) == 0;
        } catch (LastErrorException e) {
            LOG.debug("Scheduling policy {} was not set", policy, e);
            return false;
        }
    }
}
