package dev.streamgauge.trial;

import dev.streamgauge.evidence.LagRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts ten times a second, while the load runs, how many events have been acknowledged and how many have their result. */
final class LagWatch implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final LongSupplier epochMillis;
    private final long startMillis;
    private final LongSupplier acknowledged;
    private final LongSupplier seen;
    private final List<LagRow> rows = new ArrayList<>();
    private final ScheduledExecutorService tenTimesASecond = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "streamgauge-lag");
        thread.setDaemon(true);
        return thread;
    });

    LagWatch(LongSupplier epochMillis, long startMillis, LongSupplier acknowledged, LongSupplier seen) {
        this.epochMillis = epochMillis;
        this.startMillis = startMillis;
        this.acknowledged = acknowledged;
        this.seen = seen;
    }

    /**
     * Starts counting.
     *
     * @param epochMillis the clock
     * @param startMillis wall clock of the start of the load; nothing is counted before
     * @param acknowledged events acknowledged so far
     * @param seen events whose result has been seen so far
     */
    static LagWatch start(LongSupplier epochMillis, long startMillis, LongSupplier acknowledged, LongSupplier seen) {
        LagWatch watch = new LagWatch(epochMillis, startMillis, acknowledged, seen);
        var unused = watch.tenTimesASecond.scheduleAtFixedRate(
                watch::look,
                Math.max(0, startMillis - epochMillis.getAsLong()),
                STEP.toMillis(),
                TimeUnit.MILLISECONDS);
        return watch;
    }

    /**
     * Counts once. Results are counted first: an event that is acknowledged in between waits, and does not make the lag negative
     * that it has not got. Several looks that a stall made come at once are one.
     */
    synchronized void look() {
        long seenNow = seen.getAsLong();
        long acknowledgedNow = acknowledged.getAsLong();
        long atMs = epochMillis.getAsLong() - startMillis;
        boolean fresh = rows.isEmpty() || atMs - rows.get(rows.size() - 1).atMs() >= STEP.toMillis() / 2;
        if (atMs >= 0 && fresh) {
            rows.add(new LagRow(atMs, acknowledgedNow, seenNow));
        }
    }

    /** What has been counted so far, in order. */
    synchronized List<LagRow> rows() {
        return List.copyOf(rows);
    }

    /** How many events waited for their result when it was last counted; 0 before. */
    synchronized long unanswered() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).unanswered();
    }

    /** Stops counting. Legal more than once. */
    @Override
    public void close() {
        tenTimesASecond.shutdown();
        try {
            var unused = tenTimesASecond.awaitTermination(CLOSE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
