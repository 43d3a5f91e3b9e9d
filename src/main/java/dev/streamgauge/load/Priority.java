package dev.streamgauge.load;

/** How the thread that keeps a schedule asks to be scheduled by the operating system. */
public enum Priority {
    /** It asks for nothing: where its JVM is somebody else's, to whom the means of asking would be left behind. */
    UNASKED,

    /** As any other thread, but with timers that are as exact as they can be. */
    NORMAL,

    /**
     * Ahead of every normal thread, on Linux and where the system permits it ({@code CAP_SYS_NICE} or a limit for real-time
     * priority); as any other thread elsewhere.
     *
     * <p>That does not help where the thread waits for threads that are scheduled as usual: for the JVM's own when it stops
     * for a collection or another safepoint, and for a producer's network thread that holds a lock of its batches. On a machine
     * without an idle core either may take tens of milliseconds, or more.
     */
    REAL_TIME
}
