package dev.streamgauge.evidence;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a trial's evidence to its folder, and reads it again: equal to what was written. */
public final class EvidenceFolder {

    /** Name of the manifest's file. */
    public static final String MANIFEST = "manifest.json";

    /** Name of the judged windows' file. */
    public static final String WINDOWS = "windows.csv";

    /** Name of the raw results' file. */
    public static final String RESULTS = "results.csv";

    /** Name of the load's file. */
    public static final String TIMELINE = "timeline.csv";

    /** Name of the arrivals' file. */
    public static final String ARRIVALS = "arrivals.csv";

    /** Name of the file of processor time and memory. */
    public static final String RESOURCES = "resources.csv";

    /** Name of the batches' file. */
    public static final String BATCHES = "batches.csv";

    /** Name of the file that tells what became of the records, where each has a result of its own. */
    public static final String RECORDS = "records.json";

    /** Name of the file of latencies by batch. */
    public static final String BATCH_LATENCIES = "batch_latency.csv";

    /** Name of the file that tells how many events wait for their result. */
    public static final String LAG = "lag.csv";

    /** Name of the file that tells what was done to the trial, and how it recovered. */
    public static final String RECOVERY = "recovery.json";

    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Evidence of an earlier version lacks the columns that have come since. */
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .build();

    private EvidenceFolder() {}

    /** Writes everything but the logs and histograms, which are there already. */
    public static void write(Evidence evidence) {
        try {
            Files.createDirectories(evidence.directory());
            writeRows(evidence.directory().resolve(WINDOWS), WindowRow.class, evidence.windows());
            writeRows(evidence.directory().resolve(RESULTS), ResultRow.class, evidence.results());
            writeRows(evidence.directory().resolve(TIMELINE), TimelineRow.class, evidence.timeline());
            writeRows(evidence.directory().resolve(ARRIVALS), ArrivalRow.class, evidence.arrivals());
            writeRows(evidence.directory().resolve(RESOURCES), ResourceRow.class, evidence.resources());
            writeRows(evidence.directory().resolve(BATCHES), BatchRow.class, evidence.batches());
            writeIfAny(evidence.directory().resolve(RECORDS), evidence.records());
            writeRowsIfAny(
                    evidence.directory().resolve(BATCH_LATENCIES), BatchLatencyRow.class, evidence.batchLatencies());
            writeRowsIfAny(evidence.directory().resolve(LAG), LagRow.class, evidence.lag());
            writeIfAny(evidence.directory().resolve(RECOVERY), evidence.recovery());
            // The last file: with it a folder is whole.
            JSON.writeValue(evidence.directory().resolve(MANIFEST).toFile(), evidence.manifest());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write evidence to " + evidence.directory(), e);
        }
    }

    /**
     * Reads a trial's evidence.
     *
     * @throws UncheckedIOException if the folder does not hold it, naming the file
     */
    public static Evidence read(Path directory) {
        try {
            Manifest manifest = JSON.readValue(directory.resolve(MANIFEST).toFile(), Manifest.class);
            return new Evidence(
                    manifest,
                    readRows(directory.resolve(WINDOWS), WindowRow.class),
                    readRows(directory.resolve(RESULTS), ResultRow.class),
                    readRows(directory.resolve(TIMELINE), TimelineRow.class),
                    readRows(directory.resolve(ARRIVALS), ArrivalRow.class),
                    readRows(directory.resolve(RESOURCES), ResourceRow.class),
                    readRows(directory.resolve(BATCHES), BatchRow.class),
                    written(directory.resolve(RECORDS), Records.class),
                    writtenRows(directory.resolve(BATCH_LATENCIES), BatchLatencyRow.class),
                    writtenRows(directory.resolve(LAG), LagRow.class),
                    written(directory.resolve(RECOVERY), Recovery.class),
                    directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read evidence from " + directory, e);
        }
    }

    private static <T> @Nullable T written(Path file, Class<T> type) throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), type) : null;
    }

    private static <T> List<T> writtenRows(Path file, Class<T> type) throws IOException {
        return Files.exists(file) ? readRows(file, type) : List.of();
    }

    /** Writes the outcome of a run to {@link Summary#FILE} in a folder. */
    public static void writeSummary(Path directory, Summary summary) {
        try {
            Files.createDirectories(directory);
            JSON.writeValue(directory.resolve(Summary.FILE).toFile(), summary);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the summary to " + directory, e);
        }
    }

    /** Writes how fast the machine was to {@link Calibration#FILE} in a folder. */
    public static void writeCalibration(Path directory, Calibration calibration) {
        try {
            Files.createDirectories(directory);
            writeIfAny(directory.resolve(Calibration.FILE), calibration);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the calibration to " + directory, e);
        }
    }

    /** Reads how fast the machine was; null if the folder does not say. */
    public static @Nullable Calibration readCalibration(Path directory) {
        try {
            return written(directory.resolve(Calibration.FILE), Calibration.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the calibration from " + directory, e);
        }
    }

    private static <T> void writeRows(Path file, Class<T> type, List<T> rows) throws IOException {
        CSV.writer(schema(type)).writeValues(file.toFile()).writeAll(rows).close();
    }

    /** What is not there must not be found there later, from an earlier writing. */
    private static void writeIfAny(Path file, @Nullable Object content) throws IOException {
        if (content == null) {
            Files.deleteIfExists(file);
        } else {
            JSON.writeValue(file.toFile(), content);
        }
    }

    private static <T> void writeRowsIfAny(Path file, Class<T> type, List<T> rows) throws IOException {
        if (rows.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            writeRows(file, type, rows);
        }
    }

    private static <T> List<T> readRows(Path file, Class<T> type) throws IOException {
        return CSV.readerFor(type)
                .with(schema(type).withColumnReordering(true))
                .<T>readValues(file.toFile())
                .readAll();
    }

    private static CsvSchema schema(Class<?> type) {
        CsvSchema.Builder columns = CsvSchema.builder().setUseHeader(true).setNullValue("");
        for (var component : type.getRecordComponents()) {
            columns.addColumn(component.getName());
        }
        return columns.build();
    }
}
