package dev.streamgauge.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What holds for all pages of a report: the environment, and how failures are sorted. */
final class RunDescription {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path results;

    /** The form that Allure reads: a test belongs to a category if its status and its message match. */
    private record Category(String name, List<String> matchedStatuses, String messageRegex) {

        static Category of(Finding finding) {
            return new Category(
                    finding.title(), finding.statuses(), "(?s)[^\\n]*" + Pattern.quote(finding.title()) + ".*");
        }
    }

    RunDescription(Path results) {
        this.results = results;
    }

    void write(Map<String, String> environment) {
        try {
            Files.createDirectories(results);
            Files.writeString(results.resolve("environment.properties"), properties(environment));
            Files.write(
                    results.resolve("categories.json"),
                    JSON.writeValueAsBytes(
                            Arrays.stream(Finding.values()).map(Category::of).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sorted, and without the date that {@link Properties} puts on top. */
    private static String properties(Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        properties.putAll(environment);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        properties.store(bytes, null);
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
