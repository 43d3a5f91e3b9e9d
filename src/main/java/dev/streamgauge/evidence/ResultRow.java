package dev.streamgauge.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One record of the result topic, as the probe saw it: a row of {@code results.csv}.
 *
 * @param partition partition of the result topic
 * @param offset offset in the partition
 * @param resultAppendedMs log-append time of the record
 * @param seenNs when the probe had it, epoch
 * @param windowStartMs start of the window
 * @param windowEndMs end of the window, exclusive
 * @param campaign campaign whose events are counted; null if the job does not split windows by campaign
 * @param views views counted
 * @param clicks clicks counted
 * @param ctr click-through rate as the engine computed it
 * @param inputAppendedMs latest log-append time of the window's events
 * @param maxSentNs latest producer time stamp of the window's events, epoch
 * @param computedNs when the engine computed the row, epoch
 */
public record ResultRow(
        int partition,
        long offset,
        long resultAppendedMs,
        long seenNs,
        long windowStartMs,
        long windowEndMs,
        @Nullable String campaign,
        long views,
        long clicks,
        double ctr,
        long inputAppendedMs,
        long maxSentNs,
        long computedNs) {

    /** A record of a whole window. */
    public ResultRow(
            int partition,
            long offset,
            long resultAppendedMs,
            long seenNs,
            long windowStartMs,
            long windowEndMs,
            long views,
            long clicks,
            double ctr,
            long inputAppendedMs,
            long maxSentNs,
            long computedNs) {
        this(
                partition,
                offset,
                resultAppendedMs,
                seenNs,
                windowStartMs,
                windowEndMs,
                null,
                views,
                clicks,
                ctr,
                inputAppendedMs,
                maxSentNs,
                computedNs);
    }

    /** Which row it is. */
    public WindowKey key() {
        return new WindowKey(windowStartMs, campaign);
    }
}
