package dev.streamgauge.evidence;

import org.jspecify.annotations.Nullable;

/**
 * The records that an engine took up together, with their latency as seed 003 takes it and as it is: a row of {@code
 * batch_latency.csv}. On an engine without batches, the records computed in the same second.
 *
 * <p>A quantile is null where fewer than five records lie beyond it.
 *
 * @param batchId the engine's number of the batch; on an engine without batches, the second since the epoch
 * @param takenMs when the batch was taken up, in milliseconds after the start of the load
 * @param events records of it that came out
 * @param startMeanMs mean latency at the batch's start, the seed's: from the send to when the engine took the record up
 * @param startP50Ms its median
 * @param startP95Ms its 95th percentile
 * @param startP99Ms its 99th percentile
 * @param completionMeanMs mean latency at completion: from the send to when the record's result was computed
 * @param completionP50Ms its median
 * @param completionP95Ms its 95th percentile
 * @param completionP99Ms its 99th percentile
 * @param elapsedMs from when the batch was taken up to its last result, which its throughput is told over
 */
public record BatchLatencyRow(
        long batchId,
        long takenMs,
        long events,
        double startMeanMs,
        @Nullable Double startP50Ms,
        @Nullable Double startP95Ms,
        @Nullable Double startP99Ms,
        double completionMeanMs,
        @Nullable Double completionP50Ms,
        @Nullable Double completionP95Ms,
        @Nullable Double completionP99Ms,
        double elapsedMs) {}
