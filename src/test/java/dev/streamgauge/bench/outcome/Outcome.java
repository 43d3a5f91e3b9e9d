package dev.streamgauge.bench.outcome;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.streamgauge.process.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark's file.
 *
 * @param schemaVersion version of this form
 * @param benchmark its name
 * @param started when it started
 * @param seconds how long it took
 * @param commit the checkout that was measured, where it is known
 * @param machine where
 * @param parameters how it was run
 * @param rounds each round as it was observed
 * @param medians quantities over their rounds
 * @param ratios what was compared in the same rounds
 * @param slopes how quantities grew with time
 * @param targets what was to be reached, and whether it was
 * @param notes what a reader must know to read the numbers right
 */
public record Outcome(
        int schemaVersion,
        String benchmark,
        Instant started,
        double seconds,
        @Nullable String commit,
        Map<String, String> machine,
        Map<String, Object> parameters,
        List<Map<String, Object>> rounds,
        List<Figure> medians,
        List<Ratio> ratios,
        List<Slope> slopes,
        List<Target> targets,
        List<String> notes) {

    private static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** The outcome of a benchmark that has just ended, on this machine and checkout. */
    public static Outcome of(String benchmark, Instant started, Measured measured) {
        return new Outcome(
                SCHEMA_VERSION,
                benchmark,
                started,
                Duration.between(started, Instant.now()).toMillis() / 1e3,
                Machine.commit().orElse(null),
                Machine.facts(),
                Ordered.copy(measured.parameters()),
                List.copyOf(measured.rounds()),
                List.copyOf(measured.figures()),
                List.copyOf(measured.ratios()),
                List.copyOf(measured.slopes()),
                List.copyOf(measured.targets()),
                List.copyOf(measured.notes()));
    }

    /** Writes the file {@code <benchmark>.json} into the folder, and tells which that is. */
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(benchmark + ".json"), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the outcome of " + benchmark, e);
        }
    }
}
