package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.experiment.Configuration;
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
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

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
                        Pipeline.Cost.NONE,
                        Defaults.SPARK,
                        Defaults.FLINK),
                new Timing(
                        second.multipliedBy(WARM_UP_SECONDS),
                        second.multipliedBy(MEASURE_SECONDS),
                        second.multipliedBy(30)));
    }

    /** What an engine that began is at when: the records that were sent, seen and read. */
    private final class Journey {

        private final TreeMap<Integer, Integer> sentIn = new TreeMap<>();
        private final TreeMap<Integer, Integer> seenIn = new TreeMap<>();
        private final TreeMap<Integer, Integer> sentInSlot = new TreeMap<>();
        private final TreeMap<Integer, Histogram> latencyIn = new TreeMap<>();
        private final Histogram latency = new Histogram(3);
        private final Histogram computing = new Histogram(3);
        private final Histogram appending = new Histogram(3);
        private final Histogram delivering = new Histogram(3);
        private double firstSent = Double.MAX_VALUE;
        private double lastSent;
        private double lastSeen;

        private void add(double sent, double seen) {
            sentIn.merge((int) sent, ALIKE, Integer::sum);
            seenIn.merge((int) seen, ALIKE, Integer::sum);
            sentInSlot.merge((int) (10 * sent), ALIKE, Integer::sum);
            if (sent >= WARM_UP_SECONDS && sent < WARM_UP_SECONDS + MEASURE_SECONDS) {
                long nanos = (long) (1e9 * (seen - sent));
                latency.recordValueWithCount(nanos, ALIKE);
                latencyIn.computeIfAbsent((int) seen, none -> new Histogram(2)).recordValueWithCount(nanos, ALIKE);
                computing.recordValueWithCount((long) (0.8 * nanos), ALIKE);
                appending.recordValueWithCount((long) (0.14 * nanos), ALIKE);
                delivering.recordValueWithCount((long) (0.06 * nanos), ALIKE);
                firstSent = Math.min(firstSent, sent);
                lastSent = Math.max(lastSent, sent);
                lastSeen = Math.max(lastSeen, seen);
            }
        }

        private int seconds() {
            return seenIn.lastKey() + 1;
        }
    }

    private Journey journey() {
        Journey journey = new Journey();
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
            journey.add(due, seen);
        }
        return journey;
    }

    Evidence in(Path experimentFolder) {
        String load = bulk() ? "bulk-count_" + count : "uniform";
        String trial = "%s-%s-parallelism_%d-r%d".formatted(engine, load, parallelism, repetition);
        Path directory = experimentFolder.resolve(trial);
        SyntheticExperiment.writeFiles(directory, engine);
        Journey journey = journey();
        if (histogram && !brokenOff) {
            Instant from = Synthetic.LOAD_START.plusSeconds(WARM_UP_SECONDS);
            LatencyLog.write(directory, Map.of(LatencyLog.LATENCY, journey.latency), from, from.plusSeconds(40));
        }
        long sent =
                journey.sentIn.values().stream().mapToLong(Integer::longValue).sum();
        return new Evidence(
                manifest(trial, load, sent, journey.latency.getTotalCount()),
                List.of(),
                List.of(),
                brokenOff ? List.of() : timeline(journey),
                brokenOff ? List.of() : arrivals(journey),
                brokenOff ? List.of() : resources(journey.seconds()),
                List.of(),
                brokenOff ? null : records(journey, sent),
                directory);
    }

    private List<TimelineRow> timeline(Journey journey) {
        List<TimelineRow> rows = new ArrayList<>();
        long sent = 0;
        long seen = 0;
        for (int second = 0; second < journey.seconds(); second++) {
            int now = journey.sentIn.getOrDefault(second, 0);
            sent += now;
            seen += journey.seenIn.getOrDefault(second, 0);
            rows.add(new TimelineRow(second, "measure", 0, now, now, now, 0, 300, 0, sent - seen));
        }
        return rows;
    }

    private static List<ArrivalRow> arrivals(Journey journey) {
        List<ArrivalRow> rows = new ArrayList<>();
        for (int slot = 0; slot <= journey.sentInSlot.lastKey(); slot++) {
            int sent = journey.sentInSlot.getOrDefault(slot, 0);
            long from = 100L * slot;
            rows.add(new ArrivalRow(from, sent, sent, sent, (long) sent, from, from + 99));
        }
        return rows;
    }

    private List<ResourceRow> resources(int seconds) {
        List<ResourceRow> rows = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            double busy = second < WARM_UP_SECONDS ? 0.3 : bulk() ? 0.9 : 0.35;
            rows.add(new ResourceRow(second, engine, busy * (flink() ? 0.9 : 1.1), 700 + second, null));
            rows.add(new ResourceRow(second, "kafka", busy * 0.4, 420, null));
            rows.add(new ResourceRow(second, ResourceRow.HARNESS, busy * 0.5, 310, null));
            rows.add(new ResourceRow(second, ResourceRow.MACHINE, Math.min(2, 2 * busy), 9_000, 0.0));
        }
        return rows;
    }

    private Records records(Journey journey, long sent) {
        Map<String, Statistics> parts = new LinkedHashMap<>();
        parts.put(Records.SENT_TO_COMPUTED, Statistics.ofNanos(journey.computing));
        parts.put(Records.COMPUTED_TO_APPENDED, Statistics.ofNanos(journey.appending));
        parts.put(Records.APPENDED_TO_SEEN, Statistics.ofNanos(journey.delivering));
        List<Records.Second> seconds = new ArrayList<>();
        for (int second = 0; second < journey.seconds(); second++) {
            seconds.add(new Records.Second(
                    second,
                    journey.seenIn.getOrDefault(second, 0),
                    Statistics.ofNanos(journey.latencyIn.getOrDefault(second, new Histogram(2)))));
        }
        return new Records(
                new Summary.Counts(sent, sent - missing, missing, 0, 0),
                new Summary.Counts(MALFORMED, MALFORMED, 0, 0, 0),
                Map.of("not a number", 7L, "empty", 5L),
                0,
                missing == 0 ? List.of() : List.of("record 17 did not come out"),
                Statistics.ofNanos(journey.latency),
                Statistics.ofNanos(journey.latency),
                parts,
                journey.lastSent - journey.firstSent,
                journey.lastSeen - journey.firstSent,
                results,
                model(),
                seconds);
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

    private Manifest manifest(String trial, String load, long sent, long measured) {
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
        Instant prepared = Synthetic.LOAD_START.minusSeconds(9);
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                SyntheticExperiment.ID,
                SyntheticExperiment.TITLE,
                trial,
                levels(engine, parallelism, count),
                settings,
                "quick",
                "embedded",
                4242 + repetition,
                repetition,
                "%s-parallelism_%d-r%d".formatted(load, parallelism, repetition),
                1,
                7,
                new Manifest.Clock(
                        prepared,
                        Synthetic.LOAD_START,
                        1000L * WARM_UP_SECONDS,
                        1000L * MEASURE_SECONDS,
                        30_000L,
                        50_000),
                flink() ? Map.of("flink", "2.2.0", "kafka", "3.9.2") : Map.of("spark", "3.5.7", "kafka", "3.9.2"),
                Map.of("os", "Linux", "cores", "2"),
                null,
                List.of(new Manifest.ProcessRecord("kafka", 4711L, "kafka.log")),
                List.of(new Manifest.Phase("prepare", prepared, Synthetic.LOAD_START)),
                "6f1ed002ab5595859014ebf0951522d96f1ed002ab5595859014ebf0951522d9",
                "6f1ed002ab5595859014ebf0951522d96f1ed002ab5595859014ebf0951522d9",
                brokenOff
                        ? Manifest.Events.NONE
                        : new Manifest.Events(
                                sent + MALFORMED,
                                sent + MALFORMED,
                                0,
                                measured - missing,
                                sent - measured,
                                0,
                                MALFORMED),
                0,
                bulk() ? null : new Manifest.ScheduleLag(71.5, 1211.0, 4812.0),
                bulk() ? null : SyntheticInstruments.certificate(false, true),
                SyntheticInstruments.HARNESS,
                null,
                null,
                measured,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                brokenOff ? "the engine died" : null);
    }
}
