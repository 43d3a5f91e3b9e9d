package dev.streamgauge.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.RecordTrials.Run;
import dev.streamgauge.report.RecordTrials.SameLoad;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that an experiment leaves in which each record has a result of its own: {@value #TABLE}, a row for each trial that
 * counts, and plots of throughput, latency and speed-up (seed 002). A plot that nothing can be drawn in is not there.
 */
final class RecordArtifacts {

    static final String TABLE = "regression_results.csv";
    static final String THROUGHPUT = "plots_regression_throughput.png";
    static final String LATENCY = "plots_regression_latency_cdf.png";
    static final String SPEED_UP = "plots_regression_speedup.png";

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvSchema SCHEMA = CsvSchema.builder()
            .addColumn("engine")
            .addNumberColumn("parallelism")
            .addNumberColumn("count")
            .addNumberColumn("repetition")
            .addNumberColumn("records")
            .addNumberColumn("completion_s")
            .addNumberColumn("throughput_hz")
            .addNumberColumn("p50_ms")
            .addNumberColumn("p90_ms")
            .addNumberColumn("p95_ms")
            .addNumberColumn("p99_ms")
            .addNumberColumn("max_ms")
            .addNumberColumn("mismatches")
            .addColumn("trial")
            .build()
            .withHeader();

    private RecordArtifacts() {}

    /** Writes the files, over those of an earlier call. */
    static void write(Path folder, List<Judgement> trials, Experiment experiment) throws IOException {
        RecordTrials records = RecordTrials.of(trials, experiment);
        EngineHues hues = RecordComparisonFigures.hues(records);
        writeTable(folder.resolve(TABLE), records);
        writePlot(folder.resolve(THROUGHPUT), records, load -> {
            RecordComparisonFigures figures = new RecordComparisonFigures(load, hues);
            return load.bulk() ? List.of(figures.throughput(), figures.completion()) : List.of(figures.throughput());
        });
        writePlot(folder.resolve(LATENCY), records, load -> new RecordComparisonFigures(load, hues).latencies());
        writePlot(folder.resolve(SPEED_UP), records, load -> new RecordComparisonFigures(load, hues).scaling());
    }

    private static void writePlot(Path file, RecordTrials records, Function<SameLoad, List<Figure>> ofLoad)
            throws IOException {
        List<Figure> figures = new ArrayList<>();
        records.loads().forEach(load -> figures.addAll(ofLoad.apply(load)));
        if (figures.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.write(file, new Sheet(figures).png());
        }
    }

    private static void writeTable(Path file, RecordTrials records) throws IOException {
        List<Row> rows = records.loads().stream()
                .flatMap(load -> load.series().stream())
                .flatMap(series ->
                        series.runs().values().stream().flatMap(List::stream).map(run -> Row.of(series, run)))
                .sorted(Comparator.comparing(Row::engine)
                        .thenComparing(Row::parallelism)
                        .thenComparing(Row::count)
                        .thenComparing(row -> row.run().repetition())
                        .thenComparing(Row::trial))
                .toList();
        try (SequenceWriter writer = CSV.writer(SCHEMA).writeValues(file.toFile())) {
            if (rows.isEmpty()) {
                writer.write(new Object[0]);
            }
            for (Row row : rows) {
                writer.write(row.cells());
            }
        }
    }

    /**
     * One trial.
     *
     * @param count records of a bulk; 0 of a paced load, which has a rate
     */
    private record Row(String engine, int parallelism, long count, String trial, Run run) {

        static Row of(RecordTrials.Series series, Run run) {
            Manifest manifest = run.judgement().evidence().manifest();
            return new Row(
                    series.engine().toLowerCase(Locale.ROOT),
                    RecordTrials.parallelism(run.judgement()),
                    Long.parseLong(manifest.settings().getOrDefault(TrialTitle.COUNT, "0")),
                    manifest.trial(),
                    run);
        }

        Object[] cells() {
            Records records = run.records();
            Statistics latency = records.latencyMs();
            return new Object[] {
                engine,
                parallelism,
                count == 0 ? "" : (Object) count,
                run.repetition(),
                latency.count(),
                records.completionSeconds(),
                records.throughputHz(),
                orEmpty(latency.p50()),
                orEmpty(latency.p90()),
                orEmpty(latency.p95()),
                orEmpty(latency.p99()),
                orEmpty(latency.max()),
                mismatches(records),
                trial
            };
        }
    }

    private static long mismatches(Records records) {
        return Stream.of(records.results(), records.deadLetters())
                .mapToLong(RecordArtifacts::mismatches)
                .sum();
    }

    private static long mismatches(Summary.Counts counts) {
        return counts.missing() + counts.duplicate() + counts.wrong();
    }

    private static Object orEmpty(@Nullable Double figure) {
        return figure == null ? "" : figure;
    }
}
