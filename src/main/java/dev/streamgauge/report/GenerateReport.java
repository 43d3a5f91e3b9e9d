package dev.streamgauge.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Makes the report of a run from its Allure results, twice: a folder to serve, and one file to send. The trend of the last
 * report in the same place is carried on. Run by the build after the experiments, whether or not they passed.
 */
public final class GenerateReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HISTORY = "history";

    /** Folder of the trend beside the histories of figures, which are files. */
    private static final String KEPT = "allure";

    /** How many bytes of heap a byte of results takes: its base 64, in strings, once more while they are put together. */
    private static final long HEAP_OF_RESULTS = 8;

    private final Path commandLine;
    private final Path theme;
    private final Path results;
    private final Path report;
    private final Path singleFile;
    private final @Nullable Path kept;

    /**
     * @param commandLine home of an unpacked Allure command line
     * @param theme folder with {@code allure.yml} and {@code plugins}
     * @param results Allure results; if there are none, nothing is made
     * @param report folder of the multi-file report
     * @param singleFile the self-contained report
     * @param kept folder in which the trend is kept, where the last report may not be there any more; null if there is none
     */
    GenerateReport(Path commandLine, Path theme, Path results, Path report, Path singleFile, @Nullable Path kept) {
        this.commandLine = commandLine;
        this.theme = theme;
        this.results = results;
        this.report = report;
        this.singleFile = singleFile;
        this.kept = kept;
    }

    /** The first five paths of the constructor, in its order; with {@code -Dhistory} the trend is kept in that folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Path> paths = Stream.of(arguments).map(Path::of).toList();
        String history = System.getProperty(HISTORY, "");
        Path kept = history.isEmpty() ? null : Path.of(history).resolve(KEPT);
        boolean made =
                new GenerateReport(paths.get(0), paths.get(1), paths.get(2), paths.get(3), paths.get(4), kept).run();
        System.out.println(
                made
                        ? "Report: %s and %s".formatted(paths.get(3).resolve("index.html"), paths.get(4))
                        : "No test left a result, so no report was made; one that stands there is of an earlier run.");
    }

    /** Whether there was anything to report. */
    boolean run() throws IOException, InterruptedException {
        if (!hasResults()) {
            return false;
        }
        FileUtils.copyDirectory(
                theme.resolve("plugins").toFile(),
                commandLine.resolve("plugins").toFile());
        carryHistoryOn();
        Path single = singleFile.resolveSibling(singleFile.getFileName() + ".tmp");
        Process folder = generate(report);
        Process file = generate(single, "--single-file");
        require(folder, report);
        require(file, single);
        Files.move(single.resolve("index.html"), singleFile, StandardCopyOption.REPLACE_EXISTING);
        FileUtils.deleteDirectory(single.toFile());
        keepHistory();
        return true;
    }

    private boolean hasResults() throws IOException {
        if (!Files.isDirectory(results)) {
            return false;
        }
        try (Stream<Path> files = Files.list(results)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith("-result.json"));
        }
    }

    /** Allure joins a run to the trend by its build order, so the run's is one more than the last report's. */
    void carryHistoryOn() throws IOException {
        Path last = kept != null && Files.isDirectory(kept) ? kept : report.resolve(HISTORY);
        long order = 1;
        if (Files.isDirectory(last)) {
            FileUtils.copyDirectory(last.toFile(), results.resolve(HISTORY).toFile());
            Path trend = last.resolve("history-trend.json");
            if (Files.isRegularFile(trend)) {
                for (JsonNode run : JSON.readTree(trend.toFile())) {
                    order = Math.max(order, run.path("buildOrder").asLong() + 1);
                }
            }
        }
        JSON.writeValue(
                results.resolve("executor.json").toFile(),
                Map.of(
                        "name", "Streamgauge",
                        "type", "streamgauge",
                        "buildName", "Run " + order,
                        "buildOrder", order,
                        "reportName", "Streamgauge"));
    }

    /** For a report that is made where this one is not, such as by another job of a CI. */
    void keepHistory() throws IOException {
        Path made = report.resolve(HISTORY);
        if (kept != null && Files.isDirectory(made)) {
            FileUtils.deleteDirectory(kept.toFile());
            FileUtils.copyDirectory(made.toFile(), kept.toFile());
        }
    }

    private Process generate(Path output, String... more) throws IOException {
        String lib = commandLine.resolve("lib").toString();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes(FileUtils.sizeOfDirectory(results.toFile())) + "m",
                "-cp",
                String.join(File.pathSeparator, lib + "/*", lib + "/config"),
                "io.qameta.allure.CommandLine",
                "--quiet",
                "generate",
                "--clean",
                "--config",
                theme.resolve("allure.yml").toString(),
                "--name",
                "Streamgauge",
                "-o",
                output.toString()));
        command.addAll(List.of(more));
        command.add(results.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("APP_HOME", commandLine.toString());
        builder.environment().put("ALLURE_NO_ANALYTICS", "true");
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }

    /**
     * For the self-contained report Allure holds everything in memory, pictures in base 64, and puts it together there: 512 MiB
     * are not enough for the results of 150 trials, which are 234 MiB.
     */
    static long heapMebibytes(long resultBytes) {
        return 512 + HEAP_OF_RESULTS * resultBytes / FileUtils.ONE_MB;
    }

    private static void require(Process process, Path output) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("Allure ended with code %d and made no %s".formatted(code, output));
        }
    }
}
