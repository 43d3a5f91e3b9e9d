package dev.streamgauge.workload;

import org.jspecify.annotations.Nullable;

/**
 * One row that must come out, for a window or for one campaign in a window: how much it must hold.
 *
 * <p>Views and clicks are intervals, because whether a late event is still counted may be a race; an interval of one
 * value is exact. A row whose every event may be dropped may be missing.
 *
 * @param startMillis start of the window, wall clock
 * @param endMillis end of the window, wall clock, exclusive
 * @param campaign the campaign whose events are counted; null if the window is not split by campaign
 * @param minViews fewest views
 * @param maxViews most views
 * @param minClicks fewest clicks
 * @param maxClicks most clicks
 * @param maxIntendedOffsetNanos when the latest event that surely counts was due, on the scale of event time: its
 *     intended offset less its lateness, so that it always lies within the window; if no event surely counts, that of
 *     the latest that may
 */
public record ExpectedWindow(
        long startMillis,
        long endMillis,
        @Nullable String campaign,
        long minViews,
        long maxViews,
        long minClicks,
        long maxClicks,
        long maxIntendedOffsetNanos) {

    /** A row for the whole window. */
    public ExpectedWindow(
            long startMillis,
            long endMillis,
            long minViews,
            long maxViews,
            long minClicks,
            long maxClicks,
            long maxIntendedOffsetNanos) {
        this(startMillis, endMillis, null, minViews, maxViews, minClicks, maxClicks, maxIntendedOffsetNanos);
    }

    /** Whether every event of the window is certain to be counted or certain to be dropped. */
    public boolean exact() {
        return minViews == maxViews && minClicks == maxClicks;
    }

    /** Whether no row at all is right too: every event of the window may be dropped. */
    public boolean mayBeMissing() {
        return minViews + minClicks == 0;
    }

    /** Whether a row with these counts is right. */
    public boolean admits(long views, long clicks) {
        return minViews <= views && views <= maxViews && minClicks <= clicks && clicks <= maxClicks;
    }

    /** The click-through rate of exact counts: clicks over views, and 0 when nobody viewed. */
    public static double ctr(long views, long clicks) {
        return views == 0 ? 0 : (double) clicks / views;
    }
}
