package dev.streamgauge.load;

/** How the thread that keeps a schedule asks to be scheduled by the operating system. */
public enum Priority {
    /** As any other thread. */
    NORMAL,

    /**
     * Ahead of every normal thread, on Linux and where the system permits it ({@code CAP_SYS_NICE} or a limit for real-time
     * priority); as any other thread elsewhere.
     */
    REAL_TIME
}
