package dev.streamgauge.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.experiment.Experiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files that the published experiments left, under the names they gave them: {@code spark_spp_latency.png},
 * {@code spark_spp_visualization.csv} and their like for each engine and arrival process, and {@code collector.log} (seed
 * 000, section 4). {@link ScalabilityArtifacts} adds those of an experiment that varies the producers. The first trial of an engine and arrival process has the plain name; others carry what sets them apart. An experiment in which each record has a
 * result of its own leaves a table and plots instead: {@code regression_results.csv} and {@code plots_regression_*.png}; one on load, those of {@link LoadArtifacts}.
 * One on a job of the user's own, which nobody published, leaves none. One whose windows are split by campaign leaves, beside the others, what seed 004 publishes: {@link SeedPayload}.
 */
public final class SeedArtifacts {

    private static final CsvMapper CSV = new CsvMapper();
    private static final CsvSchema SCHEMA = columns().build().withHeader();

    /** Behind the seeds' own columns, so that a reader of these finds them where they are. */
    private static final CsvSchema BY_CAMPAIGN =
            columns().addColumn("campaign_id").build().withHeader();

    private SeedArtifacts() {}

    private static CsvSchema.Builder columns() {
        return CsvSchema.builder()
                .addNumberColumn("window_start_ms")
                .addNumberColumn("window_end_ms")
                .addNumberColumn("views")
                .addNumberColumn("clicks")
                .addNumberColumn("ctr")
                .addNumberColumn("latest_kafka_ts_ms")
                .addNumberColumn("latest_producer_ts_ms")
                .addNumberColumn("max_producer_ns")
                .addNumberColumn("measured_latency_ms");
    }

    /**
     * Writes the files of all trials into a folder, over those of an earlier call.
     *
     * @param folder the experiment's evidence folder
     */
    public static void write(Path folder, List<Judgement> trials, Experiment experiment) {
        if (experiment.configurations().stream()
                .anyMatch(configuration -> configuration.pipeline().own() != null)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            if (LoadArtifacts.areOf(experiment)) {
                LoadArtifacts.write(folder, trials, experiment);
                return;
            }
            if (RecordTrials.areIn(trials, experiment)) {
                RecordArtifacts.write(folder, trials, experiment);
                return;
            }
            for (Map.Entry<String, Judgement> named : named(trials).entrySet()) {
                Judgement trial = named.getValue();
                Files.write(
                        folder.resolve(named.getKey().formatted("latency") + ".png"),
                        new TrialFigures(trial, experiment).dialectOverTime().png());
                List<ResultRow> measured = measured(trial.evidence());
                writeCsv(folder.resolve(named.getKey().formatted("visualization") + ".csv"), measured);
                if (byCampaign(measured)) {
                    Files.write(
                            folder.resolve(named.getKey().formatted("ctr_results") + ".jsonl"),
                            SeedPayload.of(measured));
                }
            }
            Files.write(folder.resolve("collector.log"), log(trials));
            ScalabilityArtifacts.write(folder, trials, experiment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each trial by its file name, with a place for the kind of file. */
    private static Map<String, Judgement> named(List<Judgement> trials) {
        Map<String, Judgement> named = new LinkedHashMap<>();
        Set<String> plain = new HashSet<>();
        trials.stream()
                .sorted(Comparator.<Judgement>comparingInt(
                                trial -> trial.evidence().manifest().repetition())
                        .thenComparing(trial -> trial.evidence().manifest().trial()))
                .forEach(trial -> {
                    Manifest manifest = trial.evidence().manifest();
                    String base = base(manifest);
                    named.put(base + "_%s" + (plain.add(base) ? "" : suffix(manifest)), trial);
                });
        return named;
    }

    private static String base(Manifest manifest) {
        String engine = manifest.versions().keySet().stream()
                .filter(part -> !part.equals("kafka"))
                .findFirst()
                .orElse("engine");
        String arrivals = manifest.levels()
                .getOrDefault(TrialTitle.ARRIVALS, manifest.settings().get(TrialTitle.ARRIVALS));
        String name = manifest.levels().getOrDefault(TrialTitle.ENGINE, engine);
        return arrivals == null ? fileName(name) : fileName(name) + "_" + fileName(arrivals);
    }

    private static String suffix(Manifest manifest) {
        StringBuilder suffix = new StringBuilder();
        new TreeMap<>(manifest.levels()).forEach((factor, level) -> {
            if (!factor.equals(TrialTitle.ENGINE) && !factor.equals(TrialTitle.ARRIVALS)) {
                suffix.append('_').append(fileName(factor)).append('-').append(fileName(level));
            }
        });
        return suffix.append("_r").append(manifest.repetition()).toString();
    }

    private static String fileName(String level) {
        return level.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-");
    }

    /** Every result of a measured window, in the order in which the windows began. */
    private static List<ResultRow> measured(Evidence evidence) {
        StreamTime time = StreamTime.of(evidence);
        return evidence.results().stream()
                .filter(row -> time.isMeasured(row.windowStartMs()))
                .sorted(Comparator.comparingLong(ResultRow::windowStartMs).thenComparingLong(ResultRow::seenNs))
                .toList();
    }

    private static boolean byCampaign(List<ResultRow> results) {
        return results.stream().anyMatch(row -> row.campaign() != null);
    }

    private static void writeCsv(Path file, List<ResultRow> measured) throws IOException {
        boolean byCampaign = byCampaign(measured);
        try (SequenceWriter writer =
                CSV.writer(byCampaign ? BY_CAMPAIGN : SCHEMA).writeValues(file.toFile())) {
            if (measured.isEmpty()) {
                writer.write(new Object[0]);
            }
            for (ResultRow row : measured) {
                Object[] columns = {
                    row.windowStartMs(),
                    row.windowEndMs(),
                    row.views(),
                    row.clicks(),
                    row.ctr(),
                    row.inputAppendedMs(),
                    row.maxSentNs() / 1_000_000,
                    row.maxSentNs(),
                    measuredLatencyMs(row),
                    row.campaign()
                };
                writer.write(byCampaign ? columns : Arrays.copyOf(columns, columns.length - 1));
            }
        }
    }

    private static List<String> log(List<Judgement> trials) {
        List<String> lines = new ArrayList<>();
        for (Judgement trial : trials) {
            String name = trial.evidence().manifest().trial();
            for (ResultRow row : trial.evidence().results()) {
                lines.add("%s %s partition=%d offset=%d window=[%d,%d)%s views=%d clicks=%d ctr=%s latency_ms=%s"
                        .formatted(
                                Instant.ofEpochMilli(row.seenNs() / 1_000_000),
                                name,
                                row.partition(),
                                row.offset(),
                                row.windowStartMs(),
                                row.windowEndMs(),
                                row.campaign() == null ? "" : " campaign=" + row.campaign(),
                                row.views(),
                                row.clicks(),
                                row.ctr(),
                                measuredLatencyMs(row)));
            }
        }
        return lines;
    }

    /** The seeds' T1 - T0: arrival minus the window's latest producer time stamp (seed 001, section 4.3). */
    private static double measuredLatencyMs(ResultRow row) {
        return (row.seenNs() - row.maxSentNs()) / 1e6;
    }
}
