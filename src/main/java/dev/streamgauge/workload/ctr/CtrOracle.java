package dev.streamgauge.workload.ctr;

import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.workload.ExpectedWindow;
import dev.streamgauge.workload.ExpectedWindows;
import dev.streamgauge.workload.ctr.LateRule.Fate;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the windowed click-through job must put out: views and clicks of each tumbling window, aligned to the epoch, or of each
 * campaign that has an event in the window.
 *
 * <p>Shares nothing with the jobs but the pipeline's settings. Every record told to it ends up in exactly one of the
 * counts of {@link ExpectedWindows}.
 */
final class CtrOracle {

    /** What a window is entered under that is not split. */
    private static final String TOGETHER = "";

    private final LateRule lateRule;
    private final long windowMillis;
    private final long startEpochMillis;
    private final long firstMillis;
    private final long endMillis;
    private final boolean byCampaign;
    private final NavigableMap<Long, NavigableMap<String, Tally>> windows = new TreeMap<>();

    private long inMeasuredWindows;
    private long inOtherWindows;
    private long surelyDropped;
    private long possiblyDropped;
    private long malformed;

    /**
     * @param pipeline window, grouping, watermark delay and trigger
     * @param startEpochMillis wall clock of offset 0
     * @param from offset at which measuring starts: windows that start earlier are not measured
     * @param to offset at which measuring ends: windows that end later are not measured
     */
    CtrOracle(Pipeline pipeline, long startEpochMillis, Duration from, Duration to) {
        this.lateRule = LateRule.of(pipeline);
        this.windowMillis = pipeline.window().toMillis();
        this.byCampaign = pipeline.grouping() == Pipeline.Grouping.CAMPAIGN;
        this.startEpochMillis = startEpochMillis;
        this.firstMillis = startEpochMillis + from.toMillis();
        this.endMillis = startEpochMillis + to.toMillis();
    }

    void malformed() {
        malformed++;
    }

    void event(String campaign, boolean click, long intendedOffsetNanos, long latenessMillis) {
        long eventOffsetNanos =
                intendedOffsetNanos - Duration.ofMillis(latenessMillis).toNanos();
        long eventMillis = startEpochMillis + Math.floorDiv(eventOffsetNanos, 1_000_000L);
        long windowStart = Math.floorDiv(eventMillis, windowMillis) * windowMillis;
        boolean measured = firstMillis <= windowStart && windowStart + windowMillis <= endMillis;

        Fate fate = lateRule.fate(latenessMillis, eventOffsetNanos < 0);
        if (fate == Fate.DROPPED) {
            surelyDropped++;
        } else if (!measured) {
            inOtherWindows++;
        } else {
            windows.computeIfAbsent(windowStart, start -> new TreeMap<>())
                    .computeIfAbsent(byCampaign ? campaign : TOGETHER, group -> new Tally())
                    .add(click, fate, eventOffsetNanos);
            if (fate == Fate.COUNTED) {
                inMeasuredWindows++;
            } else {
                possiblyDropped++;
            }
        }
    }

    ExpectedWindows expected() {
        return new ExpectedWindows(
                windows.entrySet().stream()
                        .flatMap(window -> window.getValue().entrySet().stream()
                                .map(row -> row.getValue()
                                        .expected(
                                                window.getKey(),
                                                window.getKey() + windowMillis,
                                                byCampaign ? row.getKey() : null)))
                        .toList(),
                inMeasuredWindows,
                inOtherWindows,
                surelyDropped,
                possiblyDropped,
                malformed);
    }

    /** One row's counts: those that are certain, and those that a race adds. */
    private static final class Tally {

        private long views;
        private long clicks;
        private long raceViews;
        private long raceClicks;
        private long latestNanos = Long.MIN_VALUE;
        private long latestRaceNanos = Long.MIN_VALUE;

        void add(boolean click, Fate fate, long eventOffsetNanos) {
            if (fate == Fate.COUNTED) {
                views += click ? 0 : 1;
                clicks += click ? 1 : 0;
                latestNanos = Math.max(latestNanos, eventOffsetNanos);
            } else {
                raceViews += click ? 0 : 1;
                raceClicks += click ? 1 : 0;
                latestRaceNanos = Math.max(latestRaceNanos, eventOffsetNanos);
            }
        }

        ExpectedWindow expected(long startMillis, long endMillis, @Nullable String campaign) {
            return new ExpectedWindow(
                    startMillis,
                    endMillis,
                    campaign,
                    views,
                    views + raceViews,
                    clicks,
                    clicks + raceClicks,
                    views + clicks > 0 ? latestNanos : latestRaceNanos);
        }
    }
}
