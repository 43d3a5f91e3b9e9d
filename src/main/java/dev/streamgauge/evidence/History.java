package dev.streamgauge.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an experiment measured run after run: {@code <folder>/<experiment>.jsonl}, a line for each run and figure, appended. */
public final class History {

    private static final ObjectWriter LINE = EvidenceFolder.JSON.writer().without(SerializationFeature.INDENT_OUTPUT);

    private History() {}

    /**
     * One figure of one run.
     *
     * @param at when the run began
     * @param commit the checkout's commit; null where there is none
     * @param machine class of the machine
     * @param scale {@code quick}, {@code full} or {@code paper}
     * @param testbed where it ran
     * @param configuration the trials' id without their repetition
     * @param figure such as {@code overhead.p50}
     * @param unit its unit
     * @param rate whether more is better
     * @param value median over the run's trials, one value each
     * @param trials how many
     */
    public record Row(
            Instant at,
            @Nullable String commit,
            String machine,
            String scale,
            String testbed,
            String configuration,
            String figure,
            String unit,
            boolean rate,
            double value,
            int trials) {}

    /** The file of an experiment. */
    public static Path file(Path folder, String experiment) {
        return folder.resolve(experiment + ".jsonl");
    }

    /** Appends the rows of a run. */
    public static void append(Path folder, String experiment, List<Row> rows) {
        try {
            StringBuilder lines = new StringBuilder();
            for (Row row : rows) {
                lines.append(LINE.writeValueAsString(row)).append('\n');
            }
            Files.createDirectories(folder);
            Files.writeString(
                    file(folder, experiment),
                    lines,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot append to " + file(folder, experiment), e);
        }
    }

    /**
     * Reads all rows, in the order in which they were appended; none if there is no file.
     *
     * @throws UncheckedIOException for a line that is no row, naming file and line
     */
    public static List<Row> read(Path folder, String experiment) {
        Path file = file(folder, experiment);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        int line = 0;
        try {
            for (String text : Files.readAllLines(file)) {
                line++;
                if (!text.isBlank()) {
                    rows.add(EvidenceFolder.JSON.readValue(text, Row.class));
                }
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(
                    "%s, line %d is no row of a history. Take that line out, or the file away.".formatted(file, line),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return List.copyOf(rows);
    }
}
