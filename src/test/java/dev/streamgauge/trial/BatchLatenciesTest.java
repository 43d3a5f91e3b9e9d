package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.BatchLatencyRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLatenciesTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000;

    private final BatchLatencies batches = new BatchLatencies();

    /** Taken up 1 s after the load began; event i of a hundred was sent i ms, and computed 2 s and 10 i ms, after the load began. */
    private void addBatch(long id, int events) {
        for (int event = 1; event <= events; event++) {
            batches.add(id, START + event * MILLI, START + 1_000 * MILLI, START + (2_000 + 10L * event) * MILLI);
        }
    }

    @Test
    void latencyIsToldAtTheBatchsStartAndAtCompletion() {
        addBatch(7, 100);

        BatchLatencyRow row = batches.rows(START).get(0);

        assertThat(row.batchId()).isEqualTo(7);
        assertThat(row.takenMs()).isEqualTo(1_000);
        assertThat(row.events()).isEqualTo(100);
        assertThat(row.startMeanMs()).isCloseTo(949.5, within(1e-3));
        assertThat(row.startP50Ms()).isCloseTo(949.5, within(0.51));
        assertThat(row.startP95Ms()).isCloseTo(994, within(1.01));
        assertThat(row.startP99Ms()).as("one event lies beyond").isNull();
        assertThat(row.completionMeanMs()).isCloseTo(2_000 + 9 * 50.5, within(1e-3));
        assertThat(row.completionP95Ms()).isCloseTo(2_000 + 9 * 95, within(9.1));
        assertThat(row.elapsedMs()).isEqualTo(2_000);
    }

    @Test
    void batchesComeInTheOrderOfTheirNumbersAndASmallOneHasNoQuantile() {
        addBatch(8, 9);
        addBatch(3, 200);

        List<BatchLatencyRow> rows = batches.rows(START);

        assertThat(rows).extracting(BatchLatencyRow::batchId).containsExactly(3L, 8L);
        assertThat(rows.get(1).startP50Ms()).isNull();
        assertThat(rows.get(1).startMeanMs()).isCloseTo(995, within(1e-3));
    }

    @Test
    void withoutAResultThereIsNoBatch() {
        assertThat(batches.rows(START)).isEmpty();
    }
}
