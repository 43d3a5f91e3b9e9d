package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.workload.RecordOracle;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values hold a batch's number and when it was taken up, 8 bytes each. */
class BatchLatenciesTest {

    private static final long MILLI_NANOS = 1_000_000;
    private static final long START_NANOS = 1_700_000_000_000L * MILLI_NANOS;

    private final BatchLatencies latencies = new BatchLatencies(new Stamped());

    private void add(long batch, long takenMs, long sentMs, long computedMs) {
        latencies.add(
                ByteBuffer.allocate(16)
                        .putLong(batch)
                        .putLong(START_NANOS + takenMs * MILLI_NANOS)
                        .array(),
                START_NANOS + sentMs * MILLI_NANOS,
                START_NANOS + computedMs * MILLI_NANOS);
    }

    @Test
    void tellsTheSeedsLatencyAtTheStartAndTheTrueOneAtCompletion() {
        // given: a hundred records sent in the second before the batch, computed within 500 ms
        for (int record = 0; record < 100; record++) {
            add(3, 1_000, 10L * record, 1_000 + 5L * (record + 1));
        }

        // when
        BatchLatencyRow row = latencies.rows(START_NANOS).get(0);

        // then
        assertThat(row.batchId()).isEqualTo(3);
        assertThat(row.takenMs()).isEqualTo(1_000);
        assertThat(row.events()).isEqualTo(100);
        assertThat(row.startMeanMs()).isCloseTo(505, within(1.0));
        assertThat(row.startP50Ms()).isCloseTo(505, within(6.0));
        assertThat(row.startP99Ms()).as("of a hundred only one lies beyond").isNull();
        assertThat(row.completionMeanMs()).isCloseTo(505 + 252.5, within(1.0));
        assertThat(row.elapsedMs()).isEqualTo(500);
    }

    @Test
    void batchesComeInTheirOrder() {
        add(2, 2_000, 1_500, 2_100);
        add(1, 1_000, 500, 1_100);

        List<BatchLatencyRow> rows = latencies.rows(START_NANOS);

        assertThat(rows).extracting(BatchLatencyRow::batchId).containsExactly(1L, 2L);
    }

    @Test
    void aResultThatDoesNotTellItsBatchIsLeftOut() {
        add(RecordOracle.UNKNOWN, 1_000, 500, 1_100);

        assertThat(latencies.rows(START_NANOS)).isEmpty();
    }

    private static final class Stamped implements RecordOracle {

        @Override
        public long batch(byte[] value) {
            return ByteBuffer.wrap(value).getLong(0);
        }

        @Override
        public long takenNanos(byte[] value) {
            return ByteBuffer.wrap(value).getLong(8);
        }

        @Override
        public @Nullable String malformed(long index) {
            return null;
        }

        @Override
        public long computedNanos(byte[] value) {
            return UNKNOWN;
        }

        @Override
        public boolean admits(long index, byte[] value) {
            return true;
        }

        @Override
        public String canonicalResult(long index, byte[] value) {
            return "";
        }

        @Override
        public Map<String, String> jobParameters() {
            return Map.of();
        }

        @Override
        public Map<String, Double> model() {
            return Map.of();
        }
    }
}
