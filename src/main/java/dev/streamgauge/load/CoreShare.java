package dev.streamgauge.load;

/**
 * What a thread that keeps a schedule may take of its core, judged every 50 ms by what it did before.
 *
 * <p>Spinning, if that costs at most a quarter of the core: at higher rates it would take more from the producers' own
 * threads than the few microseconds are worth.
 *
 * <p>Real-time priority, if it leaves the core for at least a tenth of the time. A real-time thread that is behind its
 * schedule keeps a core from every normal thread: from the engine under test, from the broker, from the producers' own
 * network threads without which it cannot catch up.
 */
final class CoreShare {

    static final long PERIOD_NANOS = 50_000_000;

    private static final int LEAST_IDLE_SHARE = 10;
    private static final int MOST_SPUN_SHARE = 4;

    private final long spinNanos;
    private long periodStartNanos;
    private long idleNanos;
    private long events;
    private boolean mayBeRealTime = true;
    private boolean maySpin = true;

    /**
     * Everything is allowed until the first period is over.
     *
     * @param spinNanos for how long it spins for an event, at most
     */
    CoreShare(long spinNanos, long nowNanos) {
        this.spinNanos = spinNanos;
        periodStartNanos = nowNanos;
    }

    /** The thread was parked for so long. */
    void idle(long nanos) {
        idleNanos += nanos;
    }

    /** Another event is sent. */
    void event(long nowNanos) {
        events++;
        long elapsed = nowNanos - periodStartNanos;
        if (elapsed >= PERIOD_NANOS) {
            mayBeRealTime = idleNanos >= elapsed / LEAST_IDLE_SHARE;
            maySpin = events * spinNanos <= elapsed / MOST_SPUN_SHARE;
            periodStartNanos = nowNanos;
            idleNanos = 0;
            events = 0;
        }
    }

    boolean mayBeRealTime() {
        return mayBeRealTime;
    }

    boolean maySpin() {
        return maySpin;
    }
}
