package dev.streamgauge.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.engine.EngineJob.Batch;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchProgressTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A batch of 10 records, one of them malformed, after which two partitions are read up to the given offsets. */
    private static JsonNode batch(int id, long first, long second) {
        try {
            return JSON.readTree("""
                    {"batchId":%d,"timestamp":"2026-03-01T12:00:0%d.000Z",
                     "durationMs":{"addBatch":180,"triggerExecution":290},
                     "observedMetrics":{"input":{"records":10,"malformed":1}},
                     "sources":[{"endOffset":{"in":{"0":%d,"1":%d}},
                                 "metrics":{"avgOffsetsBehindLatest":"2.5","maxOffsetsBehindLatest":"5"}}]}""".formatted(id, id, first, second));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BatchProgress progress(JsonNode... batches) {
        return new BatchProgress(Arrays.asList(batches));
    }

    @Test
    void recordsAreCountedAsTheBatchesTellThem() {
        BatchProgress all = progress(batch(0, 4, 6), batch(1, 9, 11));

        assertThat(all.recordsRead()).isEqualTo(20);
        assertThat(all.malformed()).isEqualTo(2);
    }

    @Test
    void whatABatchReadThatWasNotToldIsKnownFromTheNextOnesOffsets() {
        BatchProgress gap = progress(batch(0, 4, 6), batch(2, 16, 17));

        assertThat(gap.recordsRead()).isEqualTo(33);
        assertThat(gap.malformed()).isNull();
    }

    @Test
    void pendingIsTheMeanOverThePartitionsTimesTheirNumber() {
        assertThat(progress(batch(0, 4, 6)).recordsPending()).hasValue(5);
        assertThat(progress().recordsPending()).isEmpty();
    }

    @Test
    void aTriggerWithNothingToDoIsNoBatch() throws JsonProcessingException {
        JsonNode idle = JSON.readTree(
                "{\"batchId\":1,\"timestamp\":\"2026-03-01T12:00:05.000Z\",\"durationMs\":{\"triggerExecution\":4}}");

        assertThat(progress(batch(0, 4, 6), idle).batches())
                .isEqualTo(List.of(new Batch(Instant.parse("2026-03-01T12:00:00Z"), 290, 10)));
    }

    @Test
    void beforeTheFirstBatchNothingWasRead() {
        assertThat(progress().recordsRead()).isZero();
        assertThat(progress().malformed()).isZero();
    }
}
