package dev.streamgauge.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The files that seed 003 left, under its names. Of each trial a table of its batches, in {@code rate_N} or, where partitions
 * vary, in {@code kafka_partitions_N}: the seed's columns, whose latency is taken at the start of a batch, then those taken at
 * completion. On an engine without batches a row is a second. Warm-up is cut.
 *
 * <p>{@value #EXPERIMENT_1} and {@value #EXPERIMENT_2} have a row for each trial: what the seed's analysis makes of the batches
 * (events over the trigger interval, and the mean of the batches' 95th percentiles), then what is true of the trial. An
 * experiment with faults leaves the times of each in {@value #EXPERIMENT_3}, and nothing else.
 */
final class LoadArtifacts {

    static final String EXPERIMENT_1 = "exp1_summary.csv";
    static final String EXPERIMENT_2 = "exp2_summary.csv";
    static final String EXPERIMENT_3 = "exp3_timestamps.txt";
    static final String BATCHES = "batches.csv";

    private static final String PARTITIONS = "partitions";
    private static final String TRIGGER = "trigger";

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private static final CsvSchema BATCH_COLUMNS = columns(
            "batch_id",
            "epoch_sec",
            "batch_events",
            "mean_latency_ms",
            "p50_latency_ms",
            "p95_latency_ms",
            "p99_latency_ms",
            "completion_mean_latency_ms",
            "completion_p50_latency_ms",
            "completion_p95_latency_ms",
            "completion_p99_latency_ms",
            "elapsed_ms",
            "throughput_hz");

    private static final CsvSchema TRIAL_COLUMNS = columns(
            "engine",
            "rate",
            "partitions",
            "parallelism",
            "repetition",
            "batches",
            "seed_throughput_eps",
            "seed_mean_latency_ms",
            "seed_p95_latency_ms",
            "offered_hz",
            "achieved_hz",
            "mean_latency_ms",
            "p95_latency_ms",
            "trial");

    private LoadArtifacts() {}

    private static CsvSchema columns(String... names) {
        CsvSchema.Builder columns = CsvSchema.builder();
        for (String name : names) {
            columns.addColumn(name);
        }
        return columns.build().withHeader();
    }

    /** Whether the experiment's job is a load probe, so that these are its files. */
    static boolean areOf(Experiment experiment) {
        return experiment.configurations().stream()
                .anyMatch(configuration -> configuration.pipeline().job() == Pipeline.Job.LOAD_PROBE);
    }

    /** Writes the files, over those of an earlier call. */
    static void write(Path folder, List<Judgement> trials, Experiment experiment) throws IOException {
        boolean partitionsVary = experiment.factors().containsKey(PARTITIONS);
        List<Judgement> told = trials.stream()
                .filter(trial -> trial.evidence().records() != null)
                .sorted(Comparator.comparing(
                        trial -> trial.evidence().manifest().trial()))
                .toList();
        List<String> faults = told.stream()
                .flatMap(trial -> faults(trial.evidence()).stream())
                .toList();
        if (!faults.isEmpty()) {
            Files.write(folder.resolve(EXPERIMENT_3), faults);
            return;
        }
        for (Judgement trial : told) {
            Path own = folder.resolve(folderOf(trial, partitionsVary));
            Files.createDirectories(own);
            writeBatches(own.resolve(BATCHES), trial.evidence());
        }
        writeTrials(folder.resolve(partitionsVary ? EXPERIMENT_2 : EXPERIMENT_1), told);
    }

    /** Such as {@code rate_5000/spark}, or {@code kafka_partitions_12/flink-parallelism-8-r2}: what sets a trial apart. */
    private static String folderOf(Judgement trial, boolean partitionsVary) {
        Manifest manifest = trial.evidence().manifest();
        String within = manifest.trial().replaceFirst(partitionsVary ? "-?partitions_[0-9]+" : "-?rate_[0-9]+_s", "");
        return (partitionsVary
                        ? "kafka_partitions_" + manifest.settings().getOrDefault(PARTITIONS, "")
                        : "rate_" + Math.round(rateHz(manifest)))
                + "/"
                + within;
    }

    /** A bulk has no rate. */
    private static double rateHz(Manifest manifest) {
        String rate = manifest.settings().get("rate");
        return rate == null ? 0 : Notation.rateHz(rate);
    }

    private static List<BatchLatencyRow> measured(Evidence evidence) {
        Manifest.Clock clock = evidence.manifest().clock();
        return evidence.batchLatencies().stream()
                .filter(batch ->
                        batch.takenMs() >= clock.warmUpMs() && batch.takenMs() < clock.warmUpMs() + clock.measureMs())
                .toList();
    }

    private static void writeBatches(Path file, Evidence evidence) throws IOException {
        Instant start = evidence.manifest().clock().loadStart();
        try (SequenceWriter writer = CSV.writer(BATCH_COLUMNS).writeValues(file.toFile())) {
            List<BatchLatencyRow> batches = measured(evidence);
            if (batches.isEmpty() || start == null) {
                writer.write(new Object[0]);
                return;
            }
            for (BatchLatencyRow batch : batches) {
                writer.write(new Object[] {
                    batch.batchId(),
                    start.plusMillis(batch.takenMs()).getEpochSecond(),
                    batch.events(),
                    batch.startMeanMs(),
                    orEmpty(batch.startP50Ms()),
                    orEmpty(batch.startP95Ms()),
                    orEmpty(batch.startP99Ms()),
                    batch.completionMeanMs(),
                    orEmpty(batch.completionP50Ms()),
                    orEmpty(batch.completionP95Ms()),
                    orEmpty(batch.completionP99Ms()),
                    batch.elapsedMs(),
                    batch.elapsedMs() > 0 ? batch.events() * 1e3 / batch.elapsedMs() : ""
                });
            }
        }
    }

    private static void writeTrials(Path file, List<Judgement> trials) throws IOException {
        try (SequenceWriter writer = CSV.writer(TRIAL_COLUMNS).writeValues(file.toFile())) {
            if (trials.isEmpty()) {
                writer.write(new Object[0]);
            }
            for (Judgement trial : trials) {
                writer.write(row(trial));
            }
        }
    }

    private static Object[] row(Judgement trial) {
        Evidence evidence = trial.evidence();
        Manifest manifest = evidence.manifest();
        Records records = Objects.requireNonNull(evidence.records(), "a trial that is told has records");
        List<BatchLatencyRow> batches = measured(evidence);
        Statistics latency = trial.latency();
        double intervalSeconds = triggerSeconds(manifest);
        return new Object[] {
            engine(manifest),
            Math.round(rateHz(manifest)),
            manifest.settings().getOrDefault(PARTITIONS, ""),
            manifest.settings().getOrDefault(TrialTitle.PARALLELISM, ""),
            manifest.repetition(),
            batches.size(),
            mean(batches, batch -> batch.events() / intervalSeconds),
            mean(batches, BatchLatencyRow::startMeanMs),
            mean(
                    batches.stream().filter(batch -> batch.startP95Ms() != null).toList(),
                    batch -> Objects.requireNonNull(batch.startP95Ms())),
            1e3 * manifest.offeredInMeasurement() / manifest.clock().measureMs(),
            records.completionSeconds() > 0 ? records.throughputHz() : "",
            orEmpty(latency.mean()),
            orEmpty(latency.p95()),
            manifest.trial()
        };
    }

    private static String engine(Manifest manifest) {
        return manifest.versions().keySet().stream()
                .filter(part -> !part.equals("kafka"))
                .findFirst()
                .orElse("");
    }

    /** A second where there is no trigger: then a row is a second. */
    private static double triggerSeconds(Manifest manifest) {
        String trigger = manifest.settings().getOrDefault(TRIGGER, "").replaceFirst("^every ", "");
        double seconds =
                trigger.matches("[0-9]+ ms") ? Notation.duration(trigger).toMillis() / 1e3 : 0;
        return seconds > 0 ? seconds : 1;
    }

    private static Object mean(List<BatchLatencyRow> batches, ToDoubleFunction<BatchLatencyRow> figure) {
        return batches.isEmpty()
                ? ""
                : (Object) batches.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** The seed's three times, and the recovery in all. */
    private static List<String> faults(Evidence evidence) {
        Recovery recovery = evidence.recovery();
        Instant start = evidence.manifest().clock().loadStart();
        List<String> lines = new ArrayList<>();
        if (recovery == null || start == null) {
            return lines;
        }
        for (Recovery.Strike strike : recovery.strikes()) {
            Long first = strike.firstResultMs();
            lines.add("%s: %s %s (pid %d%s) at %s, back at %s, first result at %s, recovery %s"
                    .formatted(
                            evidence.manifest().trial(),
                            recovery.action(),
                            strike.process(),
                            strike.pid(),
                            strike.exitStatus() == null ? "" : ", exit status " + strike.exitStatus(),
                            TIME_OF_DAY.format(start.plusMillis(strike.atMs())),
                            time(start, strike.backMs()),
                            time(start, first),
                            first == null
                                    ? "never"
                                    : String.format(Locale.ROOT, "%.1f s", (first - strike.atMs()) / 1e3)));
        }
        return lines;
    }

    private static String time(Instant start, @Nullable Long offsetMs) {
        return offsetMs == null ? "never" : TIME_OF_DAY.format(start.plusMillis(offsetMs));
    }

    private static Object orEmpty(@Nullable Double figure) {
        return figure == null ? "" : figure;
    }
}
