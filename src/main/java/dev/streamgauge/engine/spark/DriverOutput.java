package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the job says of itself on the driver's output: lines of {@code streamgauge <what> <json>}. */
final class DriverOutput {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "streamgauge ";

    private final Path log;

    DriverOutput(Path log) {
        this.log = log;
    }

    /** The query has looked at its input at least once. */
    boolean queryReads() {
        return !said("idle").isEmpty() || !said("batch").isEmpty();
    }

    /** The settings that the query was started with. */
    JsonNode settings() {
        return said("settings").get(0);
    }

    /** Every batch so far, as Spark's StreamingQueryProgress. */
    List<JsonNode> batches() {
        return said("batch");
    }

    private List<JsonNode> said(String what) {
        String prefix = PREFIX + what + " ";
        try {
            return Files.readString(log, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(prefix) && line.endsWith("}"))
                    .map(line -> parse(line.substring(prefix.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the Spark driver's log", e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The Spark driver's log holds a line that is not JSON: " + json, e);
        }
    }
}
