package dev.streamgauge.evidence;

/**
 * One batch of an engine that works in batches: a row of {@code batches.csv}.
 *
 * @param startedMs when it was triggered, in milliseconds after the start of the load; negative before it
 * @param durationMs how long it took, from its trigger to its commit
 * @param records records that it read
 */
public record BatchRow(long startedMs, double durationMs, long records) {}
