package dev.streamgauge.trial;

import dev.streamgauge.evidence.Manifest.Harness;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.probe.ClockWatch;
import dev.streamgauge.probe.GarbagePauses;
import dev.streamgauge.probe.ResourceSampler;
import dev.streamgauge.probe.StallMeter;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the JVM that measures, the machine and the engine's backlog while the load runs: second by second, on threads of
 * its own.
 */
final class HarnessWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HarnessWatch.class);
    private static final double NANOS_PER_MILLI = 1e6;

    private final StallMeter stalls;
    private final GarbagePauses garbage = new GarbagePauses();
    private final ClockWatch clock;
    private final ResourceSampler sampler;
    private final Supplier<OptionalLong> backlog;
    private final Onlooker onlooker;
    private final long startMillis;
    private final List<ResourceRow> resources = new ArrayList<>();
    private final Map<Integer, Long> backlogs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService everySecond = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "streamgauge-sampler");
        thread.setDaemon(true);
        return thread;
    });
    private int lastSecond = -1;
    private boolean warned;
    private boolean closed;

    /** Is told of each second, on this watch's thread; must be quick. */
    interface Onlooker {

        /**
         * A second is over.
         *
         * @param resources what was used in it
         * @param backlog at its end; null if it is not known
         */
        void ended(int second, List<ResourceRow> resources, @Nullable Long backlog);
    }

    private HarnessWatch(
            long startMillis,
            Duration atMost,
            ResourceSampler sampler,
            Supplier<OptionalLong> backlog,
            Onlooker onlooker,
            LongSupplier systemClockAheadNanos) {
        this.startMillis = startMillis;
        this.sampler = sampler;
        this.backlog = backlog;
        this.onlooker = onlooker;
        this.clock = new ClockWatch(systemClockAheadNanos);
        this.stalls = StallMeter.start(startMillis * 1_000_000L, atMost);
    }

    /**
     * Starts watching.
     *
     * @param startMillis wall clock of second 0, the start of the load
     * @param atMost how long the load may go on
     * @param sampler samples the trial's processes
     * @param backlog events acknowledged and not yet read by the engine, asked once a second
     * @param onlooker told of each second
     */
    static HarnessWatch start(
            long startMillis,
            Duration atMost,
            ResourceSampler sampler,
            Supplier<OptionalLong> backlog,
            Onlooker onlooker) {
        return start(startMillis, atMost, sampler, backlog, onlooker, WallClock::systemClockAheadNanos);
    }

    /** Starts watching, with a system clock that a test may step. */
    static HarnessWatch start(
            long startMillis,
            Duration atMost,
            ResourceSampler sampler,
            Supplier<OptionalLong> backlog,
            Onlooker onlooker,
            LongSupplier systemClockAheadNanos) {
        HarnessWatch watch = new HarnessWatch(startMillis, atMost, sampler, backlog, onlooker, systemClockAheadNanos);
        long firstEnd = startMillis + 1000 - WallClock.epochMillis();
        var unused = watch.everySecond.scheduleAtFixedRate(watch::look, firstEnd, 1000, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** The second that just ended. */
    private void look() {
        int second = (int) ((WallClock.epochMillis() - startMillis - 500) / 1000);
        if (second <= lastSecond) {
            return; // one of several looks that a stall made come at once
        }
        lastSecond = second;
        clock.look();
        List<ResourceRow> used = new ArrayList<>();
        attempt("processor time and memory", () -> used.addAll(sampler.sample(second)));
        resources.addAll(used);
        attempt("the engine's backlog", () -> backlog.get().ifPresent(events -> backlogs.put(second, events)));
        attempt("the load, for whoever looks on", () -> onlooker.ended(second, used, backlogs.get(second)));
    }

    /** What cannot be had leaves a gap in its series and no other; what a dying process makes of a question is told elsewhere. */
    private void attempt(String what, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | LinkageError e) {
            if (!warned) {
                LOG.warn("Second {} has no sample of {}; nor may later ones have", lastSecond, what, e);
            }
            warned = true;
        }
    }

    /** The longest stall that touched the second, in nanoseconds. */
    long maxStallNanosIn(int second) {
        return stalls.maxNanosIn(second);
    }

    /** The backlog at the end of the second; null if it is not known. */
    @Nullable
    Long backlogAfter(int second) {
        return backlogs.get(second);
    }

    /** What each process used; when closed. */
    List<ResourceRow> resources() {
        return List.copyOf(resources);
    }

    /**
     * How this JVM fared; when closed.
     *
     * @param timer priority and slack of the thread that keeps the schedule
     */
    Harness harness(String timer) {
        Histogram measured = stalls.stalls();
        LongSummaryStatistics pauses = garbage.statistics();
        return new Harness(
                measured.getValueAtPercentile(99) / NANOS_PER_MILLI,
                measured.getMaxValue() / NANOS_PER_MILLI,
                pauses.getCount(),
                pauses.getSum(),
                pauses.getCount() == 0 ? 0 : pauses.getMax(),
                clock.movedNanos() / NANOS_PER_MILLI,
                timer);
    }

    /** Stops watching. Legal more than once. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        everySecond.shutdown();
        try {
            if (!everySecond.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The last second's sample was given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clock.look();
        stalls.close();
        garbage.close();
    }
}
