package dev.streamgauge.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.WindowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows in the dialect of seed 004, whose job publishes one message a window with all its campaigns in it:
 * {@code window_id, latest_produce_time, latest_insert_time, ctr_results[]}. Of a campaign that came out more than once the last result
 * counts. The id is the window's start; times are milliseconds since the epoch.
 */
final class SeedPayload {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long NANOS_PER_MS = 1_000_000;

    private SeedPayload() {}

    /** A message for each window, in order of time. */
    static List<String> of(List<ResultRow> results) {
        Map<Long, Map<WindowKey, ResultRow>> windows = new TreeMap<>();
        for (ResultRow result : results) {
            windows.computeIfAbsent(result.windowStartMs(), start -> new TreeMap<>())
                    .merge(result.key(), result, SeedPayload::later);
        }
        List<String> messages = new ArrayList<>();
        windows.forEach((start, rows) -> messages.add(message(start, rows.values())));
        return messages;
    }

    private static ResultRow later(ResultRow one, ResultRow other) {
        return other.seenNs() >= one.seenNs() ? other : one;
    }

    private static String message(long start, Collection<ResultRow> rows) {
        ObjectNode message = JSON.createObjectNode();
        message.put("window_id", start);
        message.put(
                "latest_produce_time",
                rows.stream().mapToLong(ResultRow::maxSentNs).max().orElseThrow() / NANOS_PER_MS);
        message.put(
                "latest_insert_time",
                rows.stream().mapToLong(ResultRow::inputAppendedMs).max().orElseThrow());
        ArrayNode campaigns = message.putArray("ctr_results");
        for (ResultRow row : rows) {
            campaigns
                    .addObject()
                    .put("campaign_id", row.campaign())
                    .put("views", row.views())
                    .put("clicks", row.clicks())
                    .put("ctr", row.ctr());
        }
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers and names that is no JSON", e);
        }
    }
}
