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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the job says of itself on the driver's output, lines of {@code streamgauge <what> <json>}, and what Spark logs there of
 * failures. A driver that is started again goes on in the same file. Each call reads on where the last one ended; legal from any
 * thread.
 */
final class DriverOutput {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "streamgauge ";

    private final Path log;
    private final List<JsonNode> settings = new ArrayList<>();
    private final SortedMap<Long, JsonNode> batches = new TreeMap<>();
    private final List<LoggedFailure> failures = new ArrayList<>();
    private int looks;
    private int executors;
    private long position;

    DriverOutput(Path log) {
        this.log = log;
    }

    /** How often the query has said that it went through a batch, or looked at its input and found nothing. */
    synchronized int looks() {
        readOn();
        return looks;
    }

    /** How many executors have registered. */
    synchronized int executors() {
        readOn();
        return executors;
    }

    /** The settings that the query was started with last. */
    synchronized JsonNode settings() {
        readOn();
        return settings.get(settings.size() - 1);
    }

    /**
     * Every batch so far, as Spark's StreamingQueryProgress, by number; of a batch that was run again the last run. A driver that
     * was killed may not have told its last one.
     */
    synchronized List<JsonNode> batches() {
        readOn();
        return List.copyOf(batches.values());
    }

    /** What has failed, in the log's order. */
    synchronized List<LoggedFailure> failures() {
        readOn();
        return List.copyOf(failures);
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
            json(line, "batch").ifPresent(batch -> {
                batches.put(batch.path("batchId").asLong(), batch);
                looks++;
            });
        } else if (line.startsWith(PREFIX + "settings ")) {
            json(line, "settings").ifPresent(settings::add);
        } else if (line.startsWith(PREFIX + "idle ")) {
            looks++;
        } else if (line.contains(" Registered executor ")) {
            executors++;
        } else {
            LoggedFailure.in(line).ifPresent(failures::add);
        }
    }

    /** Empty where a kill cut the line off: the next driver's first words follow in it. */
    private static Optional<JsonNode> json(String line, String what) {
        try {
            return Optional.of(JSON.readTree(line.substring(PREFIX.length() + what.length() + 1)));
        } catch (JsonProcessingException cutOff) {
            return Optional.empty();
        }
    }
}
