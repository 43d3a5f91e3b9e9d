package dev.streamgauge.trial;

import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.WindowKey;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.evidence.WindowRow.Status;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.workload.ExpectedWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/** Holds every result of the measured windows against the oracle. */
final class WindowVerifier {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double CTR_TOLERANCE = 1e-12;

    private final long startEpochNanos;
    private final long watermarkDelayMs;
    private final Pipeline.OutputMode outputMode;
    private final LongToIntFunction stateAtOffsetNanos;

    /**
     * A verifier of one trial.
     *
     * @param startEpochNanos wall clock of offset 0
     * @param watermarkDelayMs the pipeline's D
     * @param outputMode whether a window comes out once, or whenever it changes, so that its last result counts
     * @param stateAtOffsetNanos state of the modulating chain at an offset
     */
    WindowVerifier(
            long startEpochNanos,
            long watermarkDelayMs,
            Pipeline.OutputMode outputMode,
            LongToIntFunction stateAtOffsetNanos) {
        this.startEpochNanos = startEpochNanos;
        this.watermarkDelayMs = watermarkDelayMs;
        this.outputMode = outputMode;
        this.stateAtOffsetNanos = stateAtOffsetNanos;
    }

    /**
     * One row for each expected window, or campaign of a window, and one for each result of the measured time that nobody expected.
     *
     * @param expected the oracle's windows
     * @param results all results of the trial, as they were seen
     * @param fromMillis start of the first measured window
     * @param toMillis end of the last measured window
     */
    List<WindowRow> verify(List<ExpectedWindow> expected, List<ResultRow> results, long fromMillis, long toMillis) {
        Map<WindowKey, List<ResultRow>> byKey = new TreeMap<>();
        for (ResultRow result : results) {
            if (result.windowStartMs() >= fromMillis && result.windowStartMs() < toMillis) {
                byKey.computeIfAbsent(result.key(), key -> new ArrayList<>()).add(result);
            }
        }
        List<WindowRow> rows = new ArrayList<>();
        for (ExpectedWindow window : expected) {
            List<ResultRow> found = byKey.remove(new WindowKey(window.startMillis(), window.campaign()));
            if (found != null) {
                rows.add(judge(window, found));
            } else if (!window.mayBeMissing()) {
                rows.add(row(window, Status.MISSING, List.of()));
            }
        }
        byKey.values().forEach(unexpected -> rows.add(unexpected(unexpected)));
        rows.sort(Comparator.comparing(WindowRow::key));
        return rows;
    }

    private WindowRow judge(ExpectedWindow window, List<ResultRow> found) {
        if (found.size() > 1 && outputMode == Pipeline.OutputMode.APPEND) {
            return row(window, Status.DUPLICATE, found);
        }
        ResultRow counts = counting(found);
        boolean right = counts.windowEndMs() == window.endMillis()
                && window.admits(counts.views(), counts.clicks())
                && Math.abs(counts.ctr() - ExpectedWindow.ctr(counts.views(), counts.clicks())) <= CTR_TOLERANCE;
        return row(window, right ? Status.MATCHED : Status.WRONG, found);
    }

    private WindowRow unexpected(List<ResultRow> found) {
        ResultRow counts = counting(found);
        long lastInstant = (counts.windowEndMs() - 1) * 1_000_000L - startEpochNanos;
        return row(
                new ExpectedWindow(
                        counts.windowStartMs(), counts.windowEndMs(), counts.campaign(), 0, 0, 0, 0, lastInstant),
                Status.WRONG,
                found);
    }

    /** Of the results of a window, as they were seen: the one that counts. */
    private ResultRow counting(List<ResultRow> found) {
        return switch (outputMode) {
            case APPEND -> found.get(0);
            case UPDATE -> found.get(found.size() - 1);
        };
    }

    /** When the window may come out, as it then is, at the earliest: when it is closed, or with its last event. */
    private long boundNs(ExpectedWindow window, long maxIntendedNs) {
        return switch (outputMode) {
            case APPEND -> (window.endMillis() + watermarkDelayMs) * 1_000_000L;
            case UPDATE -> maxIntendedNs;
        };
    }

    private WindowRow row(ExpectedWindow window, Status status, List<ResultRow> found) {
        ResultRow result = found.isEmpty() ? null : counting(found);
        long maxIntendedNs = startEpochNanos + window.maxIntendedOffsetNanos();
        long boundNs = boundNs(window, maxIntendedNs);
        double floorMs = (boundNs - maxIntendedNs) / NANOS_PER_MILLI;
        Double latencyMs = result == null ? null : (result.seenNs() - maxIntendedNs) / NANOS_PER_MILLI;
        return new WindowRow(
                window.startMillis(),
                window.endMillis(),
                window.campaign(),
                status,
                window.minViews(),
                window.maxViews(),
                window.minClicks(),
                window.maxClicks(),
                result == null ? null : result.views(),
                result == null ? null : result.clicks(),
                result == null ? null : result.ctr(),
                stateAtOffsetNanos.applyAsInt(boundNs - startEpochNanos),
                maxIntendedNs,
                result == null ? null : result.maxSentNs(),
                result == null ? null : result.inputAppendedMs(),
                result == null ? null : result.computedNs(),
                result == null ? null : result.resultAppendedMs(),
                result == null ? null : result.seenNs(),
                latencyMs,
                floorMs,
                latencyMs == null ? null : latencyMs - floorMs,
                result == null ? null : (result.seenNs() - result.maxSentNs()) / NANOS_PER_MILLI,
                found.size(),
                result == null ? null : found.get(0).seenNs());
    }
}
