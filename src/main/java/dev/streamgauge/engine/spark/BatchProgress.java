package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.EngineJob.Batch;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a query told of its batches. A driver that was killed may not have told its last one: that was read all the same, and of
 * what was malformed in it nothing is known.
 *
 * @param told a StreamingQueryProgress each, by number
 */
record BatchProgress(List<JsonNode> told) {

    /** Records read. The input topic is read from its first record on, so an offset is also a count. */
    long recordsRead() {
        return counted()
                ? sum("/observedMetrics/input/records")
                : offsets(last()).mapToLong(JsonNode::asLong).sum();
    }

    /** Records counted as malformed; null if a batch is missing, or the query counts none. */
    @Nullable
    Long malformed() {
        return counted() ? sum("/observedMetrics/input/malformed") : null;
    }

    /** What fell behind the watermark. */
    long droppedLate() {
        return told.stream()
                .flatMapToLong(batch -> batch.path("stateOperators").findValues("numRowsDroppedByWatermark").stream()
                        .mapToLong(JsonNode::asLong))
                .sum();
    }

    /**
     * How far the last batch ends before what Spark knew to be there; it says the mean over the partitions. That is when it planned
     * the batch, so without a limit to a batch's size it is nothing, however long the batch then takes.
     */
    OptionalLong recordsPending() {
        if (told.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode behind = last().at("/sources/0/metrics/avgOffsetsBehindLatest");
        return behind.isMissingNode()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(behind.asDouble() * offsets(last()).count()));
    }

    /** The batches. Triggers at which there was nothing to do are none. */
    List<Batch> batches() {
        return told.stream()
                .filter(batch -> batch.at("/durationMs/addBatch").isNumber())
                .map(batch -> new Batch(
                        Instant.parse(batch.path("timestamp").asText()),
                        batch.at("/durationMs/triggerExecution").asDouble(),
                        records(batch)))
                .toList();
    }

    /** As the query counts, or as Spark does where that does not. */
    private static long records(JsonNode batch) {
        JsonNode counted = batch.at("/observedMetrics/input/records");
        return counted.isMissingNode() ? batch.path("numInputRows").asLong() : counted.asLong();
    }

    /** Whether every batch is there, and was counted by the query. */
    private boolean counted() {
        return complete()
                && (told.isEmpty()
                        || told.stream()
                                .anyMatch(batch ->
                                        batch.at("/observedMetrics/input").isObject()));
    }

    /** Whether every batch is there, from the first to the last. */
    private boolean complete() {
        return told.isEmpty() || last().path("batchId").asLong() == told.size() - 1;
    }

    private JsonNode last() {
        return told.get(told.size() - 1);
    }

    private long sum(String figure) {
        return told.stream().mapToLong(batch -> batch.at(figure).asLong()).sum();
    }

    /** Where a batch ends, by partition. */
    private static Stream<JsonNode> offsets(JsonNode batch) {
        return stream(batch.at("/sources/0/endOffset")).flatMap(BatchProgress::stream);
    }

    private static Stream<JsonNode> stream(JsonNode parts) {
        return StreamSupport.stream(parts.spliterator(), false);
    }
}
