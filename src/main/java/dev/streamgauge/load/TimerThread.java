package dev.streamgauge.load;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the operating system schedules the calling thread, asked for by {@code sched_setscheduler}, {@code sched_setattr}
 * and {@code prctl} on Linux. Nothing here is required: what cannot be had is told, and the thread goes on as it was.
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

    /**
     * A fair thread with a shorter slice than others runs sooner when it wakes up, and for less long: the kernel's way for
     * threads that need little and need it now, since Linux 6.12 and without any privilege. The shortest that it grants.
     */
    private static final long SLICE_NANOS = 100_000;

    /** {@code sched_setattr} has no function in most C libraries; the call's number where it is known, else -1. */
    private static final long SCHED_SETATTR =
            !Platform.is64Bit() ? -1 : Platform.isIntel() ? 314 : Platform.isARM() ? 274 : -1;

    /** And {@code sched_getattr}'s is the next one. */
    private static final long SCHED_GETATTR = SCHED_SETATTR + 1;

    private static final int RESET_ON_FORK = 1;

    /** struct sched_attr of Linux 3.14: size, policy, flags, nice at 16, priority, runtime at 24 (the slice), and two more. */
    private static final int SCHED_ATTR_BYTES = 48;

    /** Loaded with the class, which takes a while the first time that anything in this JVM uses JNA. */
    private static final @Nullable LibC C = load();

    /** The functions of the C library; thread 0 is the calling one. */
    interface LibC extends Library {

        int sched_setscheduler(int thread, int policy, IntByReference priority) throws LastErrorException;

        int prctl(int option, Object... arguments) throws LastErrorException;

        int getpriority(int which, int who) throws LastErrorException;

        long syscall(long number, Object... arguments) throws LastErrorException;
    }

    private final boolean slack = setSlack();
    private final boolean permitted;
    private final boolean asked;
    private boolean realTime;
    private boolean slice;

    private TimerThread(Priority priority) {
        asked = priority == Priority.REAL_TIME;
        permitted = asked && setScheduler(SCHED_FIFO | SCHED_RESET_ON_FORK, LOWEST);
        realTime = permitted;
        slice = !realTime && setSlice(0);
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
            slice = setSlice(RESET_ON_FORK);
        }
    }

    /** Takes real-time priority again, if it was permitted. */
    void takeAgain() {
        if (permitted && !realTime) {
            realTime = setScheduler(SCHED_FIFO | SCHED_RESET_ON_FORK, LOWEST);
        }
    }

    /** What the thread got, such as {@code SCHED_FIFO 1, slack 1 us} or {@code normal priority, slack 1 us, slice 100 us}. */
    String description() {
        String priority = permitted
                ? "SCHED_FIFO " + LOWEST
                : asked && C != null ? "normal priority (not permitted)" : "normal priority";
        return priority
                + (slack ? ", slack " + SLACK_NANOS / 1_000 + " us" : "")
                + (slice ? ", slice " + SLICE_NANOS / 1_000 + " us" : "");
    }

    /** Asks for the slice, and whether it was granted: an older kernel says yes and forgets it. */
    private static boolean setSlice(int flags) {
        if (C == null || SCHED_SETATTR < 0) {
            return false;
        }
        try (Memory attributes = new Memory(SCHED_ATTR_BYTES)) {
            attributes.clear();
            attributes.setInt(0, SCHED_ATTR_BYTES);
            attributes.setInt(4, SCHED_OTHER);
            attributes.setLong(8, flags);
            attributes.setInt(16, C.getpriority(0, 0));
            attributes.setLong(24, SLICE_NANOS);
            C.syscall(SCHED_SETATTR, 0L, attributes, 0L);
            attributes.clear();
            C.syscall(SCHED_GETATTR, 0L, attributes, (long) SCHED_ATTR_BYTES, 0L);
            return attributes.getLong(24) == SLICE_NANOS;
        } catch (LastErrorException e) {
            LOG.debug("The slice was not set", e);
            return false;
        }
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
