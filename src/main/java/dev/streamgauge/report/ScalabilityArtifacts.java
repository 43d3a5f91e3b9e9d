package dev.streamgauge.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The published scalability experiment's files: {@value #TABLE}, one row for each trial that counts, and {@value #PLOT} (seed
 * 000, section 4).
 */
public final class ScalabilityArtifacts {

    static final String TABLE = "scalability_results.csv";
    static final String PLOT = "plots_scalability.png";

    private static final CsvMapper CSV = new CsvMapper();
    private static final CsvSchema SCHEMA = CsvSchema.builder()
            .addColumn("engine")
            .addColumn("rate_is")
            .addNumberColumn("producers")
            .addNumberColumn("rate_per_s")
            .addNumberColumn("repetition")
            .addNumberColumn("windows")
            .addNumberColumn("latency_mean_ms")
            .addNumberColumn("latency_p50_ms")
            .addNumberColumn("overhead_p50_ms")
            .addNumberColumn("floor_ms")
            .build()
            .withHeader();

    private ScalabilityArtifacts() {}

    /**
     * Writes both files, over those of an earlier call, if the experiment varies the number of producers and a trial counts;
     * nothing otherwise. The rate in the table is over all producers together, the floor is the mean over the windows.
     *
     * @param folder the experiment's evidence folder
     */
    public static void write(Path folder, List<Judgement> trials, Experiment experiment) {
        Scalability scalability = Scalability.of(trials, experiment);
        if (scalability.isEmpty()) {
            return;
        }
        ScalabilityFigures figures = new ScalabilityFigures(scalability, experiment);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(PLOT), new Sheet(List.of(figures.latency(), figures.overhead())).png());
            writeTable(folder.resolve(TABLE), scalability, experiment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeTable(Path file, Scalability scalability, Experiment experiment) throws IOException {
        List<Judgement> trials = scalability.series().stream()
                .flatMap(series -> series.trials().values().stream())
                .flatMap(List::stream)
                .sorted(Comparator.<Judgement, String>comparing(trial -> engine(trial, experiment))
                        .thenComparing(ScalabilityArtifacts::rateIs)
                        .thenComparing(Scalability::producers)
                        .thenComparing(trial -> trial.evidence().manifest().repetition())
                        .thenComparing(trial -> trial.evidence().manifest().trial()))
                .toList();
        try (SequenceWriter writer = CSV.writer(SCHEMA).writeValues(file.toFile())) {
            for (Judgement trial : trials) {
                Manifest manifest = trial.evidence().manifest();
                writer.write(new Object[] {
                    engine(trial, experiment),
                    rateIs(trial),
                    Scalability.producers(trial),
                    Scalability.totalRateHz(trial, experiment),
                    manifest.repetition(),
                    trial.latency().count(),
                    trial.latency().mean(),
                    trial.latency().p50(),
                    trial.overhead().p50(),
                    trial.floor().mean()
                });
            }
        }
    }

    private static String engine(Judgement trial, Experiment experiment) {
        return TrialTitle.of(trial.evidence().manifest(), experiment).engine().toLowerCase(Locale.ROOT);
    }

    private static String rateIs(Judgement trial) {
        return Scalability.perProducer(trial) ? Scalability.PER_PRODUCER : "total";
    }
}
