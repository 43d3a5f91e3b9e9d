package dev.streamgauge.workload;

import java.util.List;

/**
 * What a stream must make come out, and where its other events belong.
 *
 * @param windows the measured windows that hold at least one event that may count, in order of time; where they are split by
 *     campaign, each window's campaigns that do
 * @param eventsInMeasuredWindows events whose event time lies in a measured window and that are surely in time
 * @param eventsInOtherWindows events whose event time lies in an earlier or later window and that are not surely dropped
 * @param surelyDroppedLate events so late that every engine must drop them
 * @param possiblyDroppedLate events of measured windows for which it is a race
 * @param malformed malformed records
 */
public record ExpectedWindows(
        List<ExpectedWindow> windows,
        long eventsInMeasuredWindows,
        long eventsInOtherWindows,
        long surelyDroppedLate,
        long possiblyDroppedLate,
        long malformed) {

    /** No windows, and no event that belongs to any. */
    public static final ExpectedWindows NONE = new ExpectedWindows(List.of(), 0, 0, 0, 0, 0);

    public ExpectedWindows {
        windows = List.copyOf(windows);
    }
}
