package dev.streamgauge.evidence;

/**
 * One record of the result topic, as the probe saw it: a row of {@code results.csv}.
 *
 * @param partition partition of the result topic
 * @param offset offset in the partition
 * @param resultAppendedMs log-append time of the record
 * @param seenNs when the probe had it, epoch
 * @param windowStartMs start of the window
 * @param windowEndMs end of the window, exclusive
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
        long views,
        long clicks,
        double ctr,
        long inputAppendedMs,
        long maxSentNs,
        long computedNs) {}
