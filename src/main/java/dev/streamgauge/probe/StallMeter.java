package dev.streamgauge.probe;

import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Notices when this JVM stands still: a thread that does nothing but sleep a millisecond at a time, and takes down how much
 * later it woke (the method of jHiccup). What kept it from waking, a garbage collection or a machine with other things to
 * do, would have kept the load and the probe from their work as well.
 */
public final class StallMeter implements AutoCloseable {

    private static final long NAP_NANOS = 1_000_000;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long startNanos;
    private final AtomicLongArray maxNanos;
    private final Histogram stalls = new Histogram(3);
    private final Thread thread;
    private volatile boolean stopped;

    private StallMeter(long startEpochNanos, Duration atMost) {
        this.startNanos = WallClock.monotonicNanos(startEpochNanos);
        this.maxNanos = new AtomicLongArray(Math.toIntExact(atMost.toSeconds()) + 1);
        this.thread = new Thread(this::run, "streamgauge-stall-meter");
        this.thread.setDaemon(true);
    }

    /**
     * Starts the meter.
     *
     * @param startEpochNanos wall clock of second 0; what comes before is not counted
     * @param atMost how long each second's longest stall is kept, from second 0
     */
    public static StallMeter start(long startEpochNanos, Duration atMost) {
        StallMeter meter = new StallMeter(startEpochNanos, atMost);
        meter.thread.start();
        return meter;
    }

    private void run() {
        long last = System.nanoTime();
        while (!stopped) {
            LockSupport.parkNanos(NAP_NANOS);
            long now = System.nanoTime();
            enter(last - startNanos, now - startNanos);
            last = now;
        }
    }

    /** A stall lies in every second that it touches. */
    void enter(long fromNanos, long toNanos) {
        long stallNanos = Math.max(0, toNanos - fromNanos - NAP_NANOS);
        if (toNanos >= 0) {
            stalls.recordValueWithExpectedInterval(stallNanos, NAP_NANOS);
        }
        for (long second = Math.max(0, fromNanos) / SECOND_NANOS;
                toNanos >= 0 && second <= toNanos / SECOND_NANOS && second < maxNanos.length();
                second++) {
            int index = (int) second;
            maxNanos.set(index, Math.max(maxNanos.get(index), stallNanos));
        }
    }

    /** The longest stall that touched the second. */
    public long maxNanosIn(int second) {
        return second < maxNanos.length() ? maxNanos.get(second) : 0;
    }

    /** All stalls since second 0, in nanoseconds, a long one counted once for every nap that it swallowed; when closed. */
    public Histogram stalls() {
        return stalls.copy();
    }

    /** Stops the meter. Legal more than once. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
