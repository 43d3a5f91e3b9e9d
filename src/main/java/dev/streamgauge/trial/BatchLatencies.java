package dev.streamgauge.trial;

import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.workload.RecordOracle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The records that an engine took up together, with their latency at the start of the batch (seed 003 takes it there) and at
 * completion. One thread adds; read it when that thread has ended.
 */
final class BatchLatencies {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int DIGITS = 3;

    private final RecordOracle oracle;
    private final Map<Long, Batch> batches = new TreeMap<>();

    private static final class Batch {

        private final Histogram start = new Histogram(DIGITS);
        private final Histogram completion = new Histogram(DIGITS);
        private long takenNanos = Long.MAX_VALUE;
        private long doneNanos = Long.MIN_VALUE;
    }

    BatchLatencies(RecordOracle oracle) {
        this.oracle = oracle;
    }

    /**
     * Notes a result; one that does not say what its record was taken up with is left out. A clock that was read to the
     * microsecond can put the taking up just before the send: that is no latency below 0.
     */
    void add(byte[] value, long sentNanos, long computedNanos) {
        long number = oracle.batch(value);
        long takenNanos = oracle.takenNanos(value);
        if (number == RecordOracle.UNKNOWN || takenNanos == RecordOracle.UNKNOWN) {
            return;
        }
        Batch batch = batches.computeIfAbsent(number, none -> new Batch());
        batch.start.recordValue(Math.max(0, takenNanos - sentNanos));
        batch.completion.recordValue(Math.max(0, computedNanos - sentNanos));
        batch.takenNanos = Math.min(batch.takenNanos, takenNanos);
        batch.doneNanos = Math.max(batch.doneNanos, computedNanos);
    }

    /** A row for each batch, in their order. */
    List<BatchLatencyRow> rows(long startEpochNanos) {
        return batches.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue(), startEpochNanos))
                .toList();
    }

    private static BatchLatencyRow row(long number, Batch batch, long startEpochNanos) {
        Statistics start = Statistics.ofNanos(batch.start);
        Statistics completion = Statistics.ofNanos(batch.completion);
        return new BatchLatencyRow(
                number,
                Math.floorDiv(batch.takenNanos - startEpochNanos, 1_000_000),
                start.count(),
                known(start.mean()),
                start.p50(),
                start.p95(),
                start.p99(),
                known(completion.mean()),
                completion.p50(),
                completion.p95(),
                completion.p99(),
                (batch.doneNanos - batch.takenNanos) / NANOS_PER_MILLI);
    }

    /** A batch has a record, or there is none. */
    private static double known(@Nullable Double mean) {
        return mean == null ? Double.NaN : mean;
    }
}
