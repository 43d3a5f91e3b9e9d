package dev.streamgauge.load;

/**
 * Whether a thread leaves the processor often enough to hold real-time priority.
 *
 * <p>A real-time thread that is behind its schedule, or never has time to park, keeps a core from every normal thread: from
 * the engine under test, from the producers' own network threads that would let it catch up, from the broker. So it may hold
 * its priority only while it leaves the core for at least a tenth of the time, judged every 50 ms.
 */
final class RealTimeAllowance {

    static final long PERIOD_NANOS = 50_000_000;

    private static final int LEAST_IDLE_SHARE = 10;

    private long periodStartNanos;
    private long idleNanos;
    private boolean allowed = true;

    RealTimeAllowance(long nowNanos) {
        periodStartNanos = nowNanos;
    }

    /** The thread was parked for so long. */
    void idle(long nanos) {
        idleNanos += nanos;
    }

    /** Whether it may hold real-time priority now; until the first period is over it may. */
    boolean allowed(long nowNanos) {
        long elapsed = nowNanos - periodStartNanos;
        if (elapsed >= PERIOD_NANOS) {
            allowed = idleNanos >= elapsed / LEAST_IDLE_SHARE;
            periodStartNanos = nowNanos;
            idleNanos = 0;
        }
        return allowed;
    }
}
