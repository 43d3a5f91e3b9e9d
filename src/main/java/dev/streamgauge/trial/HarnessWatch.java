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
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Watches the JVM that measures, and the machine, while the load runs: second by second, on threads of its own. */
final class HarnessWatch implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;

    private final StallMeter stalls;
    private final GarbagePauses garbage = new GarbagePauses();
    private final ClockWatch clock;
    private final ResourceSampler sampler;
    private final List<ResourceRow> resources = new ArrayList<>();
    private final Sampling sampling;
    private volatile @Nullable Onlooker onlooker;
    private boolean closed;

    /** Is told of each second, on this watch's thread; must be quick. */
    @FunctionalInterface
    interface Onlooker {

        /** A second is over, in which that was used. */
        void ended(int second, List<ResourceRow> used);
    }

    private HarnessWatch(
            long startMillis, Duration atMost, ResourceSampler sampler, LongSupplier systemClockAheadNanos) {
        this.sampler = sampler;
        this.clock = new ClockWatch(systemClockAheadNanos);
        this.stalls = StallMeter.start(startMillis * 1_000_000L, atMost);
        this.sampling =
                Sampling.start("clock, processor time and memory", startMillis, Duration.ofSeconds(1), this::look);
    }

    /**
     * Starts watching.
     *
     * @param startMillis wall clock of second 0, the start of the load
     * @param atMost how long the load may go on
     * @param sampler samples the trial's processes
     */
    static HarnessWatch start(long startMillis, Duration atMost, ResourceSampler sampler) {
        return start(startMillis, atMost, sampler, WallClock::systemClockAheadNanos);
    }

    /** Starts watching, with a system clock that a test may step. */
    static HarnessWatch start(
            long startMillis, Duration atMost, ResourceSampler sampler, LongSupplier systemClockAheadNanos) {
        return new HarnessWatch(startMillis, atMost, sampler, systemClockAheadNanos);
    }

    private void look(int second) {
        clock.look();
        List<ResourceRow> used = sampler.sample(second);
        resources.addAll(used);
        Onlooker told = onlooker;
        if (told != null) {
            told.ended(second, used);
        }
    }

    /** Tells somebody of each second from now on. */
    void tell(Onlooker looksOn) {
        onlooker = looksOn;
    }

    /** The longest stall that touched the second, in nanoseconds. */
    long maxStallNanosIn(int second) {
        return stalls.maxNanosIn(second);
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
        sampling.close();
        clock.look();
        stalls.close();
        garbage.close();
    }
}
