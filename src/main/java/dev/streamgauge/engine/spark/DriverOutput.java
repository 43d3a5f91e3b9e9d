package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the job says of itself on the driver's output: lines of {@code streamgauge <what> <json>}. Each call reads on where
 * the last one ended; legal from any thread.
 */
final class DriverOutput {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "streamgauge ";

    private final Path log;
    private final List<JsonNode> settings = new ArrayList<>();
    private final List<JsonNode> batches = new ArrayList<>();
    private boolean idle;
    private long position;

    DriverOutput(Path log) {
        this.log = log;
    }

    /** The query has looked at its input at least once. */
    synchronized boolean queryReads() {
        readOn();
        return idle || !batches.isEmpty();
    }

    /** The settings that the query was started with. */
    synchronized JsonNode settings() {
        readOn();
        return settings.get(0);
    }

    /** Every batch so far, as Spark's StreamingQueryProgress. */
    synchronized List<JsonNode> batches() {
        readOn();
        return List.copyOf(batches);
    }

    /** Up to the last line that is complete. */
    private void readOn() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] fresh = new byte[Math.toIntExact(file.length() - position)];
            file.seek(position);
            file.readFully(fresh);
            int end = fresh.length;
            while (end > 0 && fresh[end - 1] != '\n') {
                end--;
            }
            position += end;
            new String(fresh, 0, end, StandardCharsets.UTF_8).lines().forEach(this::take);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the Spark driver's log", e);
        }
    }

    private void take(String line) {
        if (line.startsWith(PREFIX + "batch ")) {
            batches.add(parse(line, "batch"));
        } else if (line.startsWith(PREFIX + "settings ")) {
            settings.add(parse(line, "settings"));
        } else if (line.startsWith(PREFIX + "idle ")) {
            idle = true;
        }
    }

    private static JsonNode parse(String line, String what) {
        String json = line.substring(PREFIX.length() + what.length() + 1);
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The Spark driver's log holds a line that is not JSON: " + json, e);
        }
    }
}
