package dev.streamgauge.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.streamgauge.claim.BestConfiguration;
import dev.streamgauge.claim.Rung;
import dev.streamgauge.claim.Threshold;
import dev.streamgauge.claim.Thresholds;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that an experiment's threshold searches leave: {@code thresholds.json}, {@code best-configuration.json}, {@code
 * thresholds.csv} with a row for each trial, and {@code plots_thresholds.png}.
 */
public final class SearchArtifacts {

    private static final String CSV_FILE = "thresholds.csv";
    private static final String PLOTS = "plots_thresholds.png";
    private static final CsvMapper CSV = new CsvMapper();

    private SearchArtifacts() {}

    /**
     * Writes the files into a folder, over those of an earlier call. Without a configuration in which every engine sustains a
     * rate there is no best one, and no file of it.
     *
     * @param folder the experiment's evidence folder
     * @throws IllegalArgumentException if the experiment searches nothing
     */
    public static void write(Path folder, Experiment experiment, List<Threshold> thresholds) {
        Thresholds.of(experiment, thresholds).write(folder);
        try {
            Optional<BestConfiguration> best = BestConfiguration.of(experiment, thresholds);
            if (best.isPresent()) {
                best.get().write(folder);
            } else {
                Files.deleteIfExists(folder.resolve(BestConfiguration.FILE));
            }
            writeCsv(folder.resolve(CSV_FILE), experiment, thresholds);
            if (!thresholds.isEmpty()) {
                Files.write(folder.resolve(PLOTS), new Sheet(ThresholdFigures.of(experiment, thresholds)).png());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeCsv(Path file, Experiment experiment, List<Threshold> thresholds) throws IOException {
        List<String> factors = experiment.factors().keySet().stream()
                .filter(factor -> !factor.equals("rate"))
                .toList();
        CsvSchema.Builder columns = CsvSchema.builder();
        factors.forEach(columns::addColumn);
        columns.addNumberColumn("position")
                .addNumberColumn("rate_hz")
                .addColumn("outcome")
                .addNumberColumn("overhead_p50_ms")
                .addNumberColumn("backlog_slope_hz")
                .addNumberColumn("backlog_slope_low_hz")
                .addNumberColumn("backlog_slope_high_hz")
                .addColumn("trial")
                .addColumn("reason");
        try (SequenceWriter writer = CSV.writer(columns.build().withHeader()).writeValues(file.toFile())) {
            if (thresholds.stream().allMatch(threshold -> threshold.rungs().isEmpty())) {
                writer.write(new Object[0]);
            }
            for (Threshold threshold : thresholds) {
                for (int i = 0; i < threshold.rungs().size(); i++) {
                    writer.write(row(factors, threshold, i));
                }
            }
        }
    }

    private static Object[] row(List<String> factors, Threshold threshold, int index) {
        Rung rung = threshold.rungs().get(index);
        List<Object> cells = new ArrayList<>();
        factors.forEach(factor -> cells.add(threshold.levels().getOrDefault(factor, "")));
        cells.add(index + 1);
        cells.add(rung.rateHz());
        cells.add(Text.lower(rung.outcome()));
        cells.add(orEmpty(rung.overheadMs()));
        cells.add(orEmpty(rung.backlogSlopeHz()));
        cells.add(orEmpty(rung.backlogSlopeLowHz()));
        cells.add(orEmpty(rung.backlogSlopeHighHz()));
        cells.add(rung.trial());
        cells.add(rung.reason());
        return cells.toArray();
    }

    private static Object orEmpty(@Nullable Double figure) {
        return figure == null ? "" : figure;
    }
}
