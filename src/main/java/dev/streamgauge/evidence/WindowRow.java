package dev.streamgauge.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@code windows.csv}: a measured window, what the oracle expects and what came out. Fields that need a result
 * are null for a missing one.
 *
 * @param windowStartMs start of the window, wall clock
 * @param windowEndMs end of the window, wall clock, exclusive
 * @param campaign the campaign whose events are counted; null for a whole window
 * @param status the oracle's finding
 * @param minViews fewest views the oracle admits
 * @param maxViews most views the oracle admits
 * @param minClicks fewest clicks the oracle admits
 * @param maxClicks most clicks the oracle admits
 * @param views views that came out
 * @param clicks clicks that came out
 * @param ctr click-through rate that came out
 * @param state state of the modulating chain at the window's emission bound (end + watermark delay)
 * @param maxIntendedNs intended time of the window's latest event, epoch
 * @param maxSentNs real send time of the window's latest event, epoch, as the engine reports it
 * @param inputAppendedMs log-append time of the window's latest event, as the engine reports it
 * @param computedNs when the engine computed the row, epoch
 * @param resultAppendedMs log-append time of the result
 * @param seenNs when the probe saw the result, epoch
 * @param latencyMs seen minus maxIntended
 * @param floorMs the least latency that the window admits: end + watermark delay - maxIntended
 * @param overheadMs latency minus floor
 * @param dialectMs the seeds' T1 - T0: seen minus maxSent
 * @param results how many results of it came out; 0 also where that was not noted yet
 * @param firstSeenNs when the probe saw the first of them, epoch
 */
public record WindowRow(
        long windowStartMs,
        long windowEndMs,
        @Nullable String campaign,
        Status status,
        long minViews,
        long maxViews,
        long minClicks,
        long maxClicks,
        @Nullable Long views,
        @Nullable Long clicks,
        @Nullable Double ctr,
        int state,
        long maxIntendedNs,
        @Nullable Long maxSentNs,
        @Nullable Long inputAppendedMs,
        @Nullable Long computedNs,
        @Nullable Long resultAppendedMs,
        @Nullable Long seenNs,
        @Nullable Double latencyMs,
        double floorMs,
        @Nullable Double overheadMs,
        @Nullable Double dialectMs,
        int results,
        @Nullable Long firstSeenNs) {

    /** A row of a whole window, of which at most one result came out. */
    public WindowRow(
            long windowStartMs,
            long windowEndMs,
            Status status,
            long minViews,
            long maxViews,
            long minClicks,
            long maxClicks,
            @Nullable Long views,
            @Nullable Long clicks,
            @Nullable Double ctr,
            int state,
            long maxIntendedNs,
            @Nullable Long maxSentNs,
            @Nullable Long inputAppendedMs,
            @Nullable Long computedNs,
            @Nullable Long resultAppendedMs,
            @Nullable Long seenNs,
            @Nullable Double latencyMs,
            double floorMs,
            @Nullable Double overheadMs,
            @Nullable Double dialectMs) {
        this(
                windowStartMs,
                windowEndMs,
                null,
                status,
                minViews,
                maxViews,
                minClicks,
                maxClicks,
                views,
                clicks,
                ctr,
                state,
                maxIntendedNs,
                maxSentNs,
                inputAppendedMs,
                computedNs,
                resultAppendedMs,
                seenNs,
                latencyMs,
                floorMs,
                overheadMs,
                dialectMs,
                seenNs == null ? 0 : 1,
                seenNs);
    }

    /** Which row it is. */
    public WindowKey key() {
        return new WindowKey(windowStartMs, campaign);
    }

    /** What the oracle finds. */
    public enum Status {
        /** Came out once, with counts that the oracle admits. */
        MATCHED,
        /** Did not come out. */
        MISSING,
        /** Came out more than once. */
        DUPLICATE,
        /** Came out with counts that the oracle does not admit, or should not have come out at all. */
        WRONG
    }

    /** Whether the oracle admits one value only: no late event makes it a race. */
    public boolean exact() {
        return minViews == maxViews && minClicks == maxClicks;
    }

    /** Whether the oracle admits a row for this window at all. */
    public boolean expected() {
        return maxViews + maxClicks > 0;
    }
}
