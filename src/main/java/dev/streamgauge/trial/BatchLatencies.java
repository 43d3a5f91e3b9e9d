package dev.streamgauge.trial;

import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The latencies of what an engine took up together: 8 bytes for each result, so that quantiles are exact. For one thread. */
final class BatchLatencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<Long, Batch> batches = new TreeMap<>();

    private static final class Batch {

        private long takenNanos = Long.MAX_VALUE;
        private long computedNanos = Long.MIN_VALUE;
        private float[] startMs = new float[64];
        private float[] completionMs = new float[64];
        private int events;

        void add(long sentNanos, long taken, long computed) {
            if (events == startMs.length) {
                startMs = Arrays.copyOf(startMs, 2 * events);
                completionMs = Arrays.copyOf(completionMs, 2 * events);
            }
            startMs[events] = ms(taken - sentNanos);
            completionMs[events] = ms(computed - sentNanos);
            events++;
            takenNanos = Math.min(takenNanos, taken);
            computedNanos = Math.max(computedNanos, computed);
        }

        private static float ms(long nanos) {
            return (float) (nanos / NANOS_PER_MILLI);
        }

        BatchLatencyRow row(long id, long startEpochNanos) {
            Statistics start = statistics(startMs);
            Statistics completion = statistics(completionMs);
            return new BatchLatencyRow(
                    id,
                    Math.floorDiv(takenNanos - startEpochNanos, (long) NANOS_PER_MILLI),
                    events,
                    Objects.requireNonNull(start.mean()),
                    start.p50(),
                    start.p95(),
                    start.p99(),
                    Objects.requireNonNull(completion.mean()),
                    completion.p50(),
                    completion.p95(),
                    completion.p99(),
                    (computedNanos - takenNanos) / NANOS_PER_MILLI);
        }

        private Statistics statistics(float[] ms) {
            double[] sample = new double[events];
            for (int event = 0; event < events; event++) {
                sample[event] = ms[event];
            }
            return Statistics.of(sample);
        }
    }

    /**
     * A record's first result; times are since the epoch.
     *
     * @param batch what it was taken up with
     * @param sentNanos when it was sent
     * @param takenNanos when the engine took it up
     * @param computedNanos when its result was computed
     */
    void add(long batch, long sentNanos, long takenNanos, long computedNanos) {
        batches.computeIfAbsent(batch, id -> new Batch()).add(sentNanos, takenNanos, computedNanos);
    }

    /** A row for each batch, in the order of their numbers. */
    List<BatchLatencyRow> rows(long startEpochNanos) {
        return batches.entrySet().stream()
                .map(batch -> batch.getValue().row(batch.getKey(), startEpochNanos))
                .toList();
    }
}
