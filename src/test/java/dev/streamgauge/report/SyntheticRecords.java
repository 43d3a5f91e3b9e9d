package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Invented trials in which each record has a result: an engine that takes turns of reading, in a queue that a load fills. */
final class SyntheticRecords {

    /** In place of a count: a paced load. */
    static final int PACED = 0;

    private static final double RATE_HZ = 2_000;
    private static final double SENDING_HZ = 260_000;
    private static final int WARM_UP_SECONDS = 4;
    private static final int MEASURE_SECONDS = 40;
    private static final int MALFORMED = 12;

    /** So many records in a row share their fate, so that tests are quick. */
    private static final int ALIKE = 10;

    private final String engine;
    private final int parallelism;
    private final int count;
    private final int repetition;
    private final Random random;
    private boolean histogram = true;
    private boolean trained;
    private boolean brokenOff;
    private long missing;
    private String results = "5e11d002ab5595859014ebf0951522d96f1ed002ab5595859014ebf0951522d9";

    private SyntheticRecords(String engine, int parallelism, int count, int repetition) {
        this.engine = engine;
        this.parallelism = parallelism;
        this.count = count;
        this.repetition = repetition;
        this.random = new Random((engine + parallelism).hashCode() + 31L * count + repetition);
    }

    static SyntheticRecords bulk(String engine, int parallelism, int count) {
        return new SyntheticRecords(engine, parallelism, count, 1);
    }

    static SyntheticRecords paced(String engine, int parallelism) {
        return new SyntheticRecords(engine, parallelism, PACED, 1);
    }

    SyntheticRecords repetition(int other) {
        return new SyntheticRecords(engine, parallelism, count, other);
    }

    /** As evidence that was stored without its histogram. */
    SyntheticRecords withoutHistogram() {
        this.histogram = false;
        return this;
    }

    /** With the published model's weights, a little off. */
    SyntheticRecords trained() {
        this.trained = true;
        return this;
    }

    /** Before anything was looked at. */
    SyntheticRecords brokenOff() {
        this.brokenOff = true;
        return this;
    }

    SyntheticRecords missing(long records) {
        this.missing = records;
        return this;
    }

    SyntheticRecords withResults(String hash) {
        this.results = hash;
        return this;
    }

    /** Every combination, so many times. */
    static List<Judgement> all(Path folder, int repetitions) {
        List<Judgement> trials = new ArrayList<>();
        for (String engine : List.of("spark", "flink")) {
            for (int parallelism : List.of(2, 1)) {
                for (int count : List.of(100_000, PACED, 400_000)) {
                    for (int repetition = 1; repetition <= repetitions; repetition++) {
                        trials.add(new SyntheticRecords(engine, parallelism, count, repetition).judgedIn(folder));
                    }
                }
            }
        }
        return trials;
    }

    Judgement judgedIn(Path experimentFolder) {
        return Judgement.of(in(experimentFolder), List.of());
    }

    private boolean bulk() {
        return count != PACED;
    }

    private boolean flink() {
        return engine.equals("flink");
    }

    private static Map<String, String> levels(String engine, int parallelism, int count) {
        Map<String, String> levels = new LinkedHashMap<>();
        levels.put("engine", engine);
        levels.put("shape", count == PACED ? "paced" : "bulk");
        levels.put("parallelism", Integer.toString(parallelism));
        levels.put("count", Integer.toString(count == PACED ? 100_000 : count));
        return levels;
    }

    static Configuration configuration(String engine, int parallelism, int count) {
        Duration second = Duration.ofSeconds(1);
        Load.Shape shape = count == PACED ? Load.Shape.PACED : Load.Shape.BULK;
        return new Configuration(
                levels(engine, parallelism, count),
                engine,
                new Load(
                        new Load.Arrivals(Load.ArrivalKind.UNIFORM, Duration.ZERO, Duration.ZERO, 1),
                        count == PACED ? RATE_HZ : count,
                        1,
                        Defaults.EVENTS,
                        Load.Lateness.NONE,
                        MALFORMED,
                        new Load.Regression(12, shape, count == PACED ? 100_000 : count, 0),
                        Defaults.PAGE_EVENTS,
                        Load.Sending.UNSAID),
                new Pipeline(
                        Pipeline.Job.INFERENCE,
                        Pipeline.Model.FIXED,
                        Defaults.GRID,
                        Duration.ZERO,
                        Pipeline.Grouping.NONE,
                        Pipeline.OutputMode.APPEND,
                        10,
                        parallelism,
                        Defaults.CHECKPOINT_INTERVAL,
                        Cost.NONE,
                        Defaults.SPARK,
                        Defaults.FLINK),
                new Timing(
                        second.multipliedBy(WARM_UP_SECONDS),
                        second.multipliedBy(MEASURE_SECONDS),
                        second.multipliedBy(30)));
    }

    private SyntheticJourney journey() {
        SyntheticJourney journey = new SyntheticJourney(WARM_UP_SECONDS, MEASURE_SECONDS);
        double capacity =
                (flink() ? 185_000 : 150_000) * (1 + 0.62 * (parallelism - 1)) * (1 + 0.05 * random.nextGaussian());
        int sent = bulk() ? 20_000 + count : (int) (RATE_HZ * (WARM_UP_SECONDS + MEASURE_SECONDS + 2));
        double free = 0;
        double batchEnd = 0;
        for (int i = 0; i < sent; i += ALIKE) {
            double due =
                    bulk() ? (i < 20_000 ? i / SENDING_HZ : WARM_UP_SECONDS + (i - 20_000) / SENDING_HZ) : i / RATE_HZ;
            free = Math.max(free, due) + ALIKE / capacity;
            double seen;
            if (flink()) {
                boolean checkpoint = due - Math.floor(due) < 0.012;
                seen = free
                        + 0.0025 * Math.exp(0.5 * random.nextGaussian())
                        + (checkpoint ? 0.02 * random.nextDouble() : 0);
            } else {
                batchEnd = Math.max(batchEnd, Math.floor(free) + 1.24 + 0.05 * Math.sin(Math.floor(free)));
                seen = batchEnd + 0.01 * random.nextDouble();
            }
            journey.add(ALIKE, due, seen);
        }
        return journey;
    }

    Evidence in(Path experimentFolder) {
        String load = bulk() ? "bulk-count_" + count : "uniform";
        String trial = "%s-%s-parallelism_%d-r%d".formatted(engine, load, parallelism, repetition);
        Path directory = experimentFolder.resolve(trial);
        SyntheticExperiment.writeFiles(directory, engine);
        SyntheticJourney journey = journey();
        if (histogram && !brokenOff) {
            Instant from = Synthetic.LOAD_START.plusSeconds(WARM_UP_SECONDS);
            LatencyLog.write(directory, Map.of(LatencyLog.LATENCY, journey.latency()), from, from.plusSeconds(40));
        }
        return new Evidence(
                manifest(trial, load, journey),
                List.of(),
                List.of(),
                brokenOff ? List.of() : journey.timeline(),
                brokenOff ? List.of() : journey.arrivals(),
                brokenOff ? List.of() : SyntheticJourney.resources(engine, journey.seconds(), bulk() ? 0.9 : 0.35),
                List.of(),
                brokenOff ? null : records(journey),
                directory);
    }

    private Records records(SyntheticJourney journey) {
        long sent = journey.sent();
        return journey.records(
                new Summary.Counts(sent, sent - missing, missing, 0, 0),
                new Summary.Counts(MALFORMED, MALFORMED, 0, 0, 0),
                Map.of("not a number", 7L, "empty", 5L),
                missing == 0 ? List.of() : List.of("record 17 did not come out"),
                results,
                model());
    }

    private Map<String, Double> model() {
        Map<String, Double> model = new LinkedHashMap<>();
        if (trained) {
            for (int feature = 0; feature < 12; feature++) {
                model.put("w" + feature, 1 / 12.0 + 1e-6 * feature);
            }
            model.put("bias", -4.17e-5);
            model.put("mse", 3.3341e-5);
            model.put("r2", 0.99977);
            model.put("trainingRecords", 100_000.0);
        } else {
            model.put("features", 12.0);
        }
        return model;
    }

    private Manifest manifest(String trial, String load, SyntheticJourney journey) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(bulk() ? "shape" : "arrivals", bulk() ? "bulk" : "uniform");
        settings.put(bulk() ? "count" : "rate", bulk() ? Integer.toString(count) : "2000/s");
        settings.put("model", trained ? "trained" : "fixed");
        settings.put("partitions", "10");
        settings.put("parallelism", Integer.toString(parallelism));
        settings.put("consumerGroup", flink() ? "flink-ml" : "generated by Spark for each query");
        if (!flink()) {
            settings.put("trigger", "every 1000 ms");
        }
        return new SyntheticManifest(engine, levels(engine, parallelism, count), settings, repetition)
                .lasting(WARM_UP_SECONDS, MEASURE_SECONDS)
                .of(
                        trial,
                        "%s-parallelism_%d-r%d".formatted(load, parallelism, repetition),
                        brokenOff
                                ? Manifest.Events.NONE
                                : new Manifest.Events(
                                        journey.sent() + MALFORMED,
                                        journey.sent() + MALFORMED,
                                        0,
                                        journey.measured() - missing,
                                        journey.sent() - journey.measured(),
                                        0,
                                        MALFORMED),
                        journey.measured(),
                        !bulk(),
                        brokenOff ? "the engine died" : null);
    }
}
