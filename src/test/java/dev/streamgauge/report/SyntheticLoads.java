package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Invented trials of a load probe whose every event waits a millisecond: an engine that takes events one by one, or in batches,
 * as fast as its partitions and slots allow, and that may be struck.
 */
final class SyntheticLoads {

    static final int WARM_UP_SECONDS = 4;
    static final int MEASURE_SECONDS = 36;

    private static final double COST_SECONDS = 1e-3;
    private static final double TRIGGER_SECONDS = 1;
    private static final double BATCH_OVERHEAD_SECONDS = 0.15;
    private static final double SECONDS_UNTIL_BACK = 1.4;
    private static final double SECONDS_UNTIL_READY = 3.6;

    /** So many records in a row share their fate, so that tests are quick. */
    private static final int ALIKE = 10;

    private final String engine;
    private final int rateHz;
    private final int partitions;
    private final int slots;
    private final int repetition;
    private final Map<String, String> levels = new LinkedHashMap<>();
    private final List<Double> strikes = new ArrayList<>();
    private String target = "worker";
    private String action = "kill";
    private String guarantee = "at least once";
    private long duplicates;
    private long missing;
    private boolean catchesUp = true;

    private SyntheticLoads(String engine, int rateHz, int partitions, int slots, int repetition) {
        this.engine = engine;
        this.rateHz = rateHz;
        this.partitions = partitions;
        this.slots = slots;
        this.repetition = repetition;
        levels.put("engine", engine);
    }

    /** A trial at a rate, which is a level of it. */
    static SyntheticLoads atRate(String engine, int rateHz) {
        return new SyntheticLoads(engine, rateHz, 2, 2, 1).level("rate", rateHz + "/s");
    }

    /** A trial on so many partitions and slots, which are levels of it. */
    static SyntheticLoads on(String engine, int rateHz, int partitions, int slots) {
        return new SyntheticLoads(engine, rateHz, partitions, slots, 1)
                .level("partitions", Integer.toString(partitions))
                .level("parallelism", Integer.toString(slots));
    }

    /** A trial that is struck at seconds after the start of the load. */
    static SyntheticLoads struck(String engine, String target, String action, double... seconds) {
        SyntheticLoads trial = new SyntheticLoads(engine, 1000, 2, 2, 1)
                .level("target", target)
                .level("action", action);
        trial.target = target;
        trial.action = action;
        for (double second : seconds) {
            trial.strikes.add(second);
        }
        return trial;
    }

    SyntheticLoads repetition(int other) {
        SyntheticLoads again = new SyntheticLoads(engine, rateHz, partitions, slots, other);
        again.levels.putAll(levels);
        again.strikes.addAll(strikes);
        again.target = target;
        again.action = action;
        again.guarantee = guarantee;
        again.duplicates = duplicates;
        again.missing = missing;
        again.catchesUp = catchesUp;
        return again;
    }

    SyntheticLoads level(String factor, String level) {
        levels.put(factor, level);
        return this;
    }

    SyntheticLoads exactlyOnce() {
        guarantee = "exactly once";
        return this;
    }

    SyntheticLoads duplicates(long records) {
        duplicates = records;
        return this;
    }

    SyntheticLoads missing(long records) {
        missing = records;
        return this;
    }

    /** As a trial that was over too soon. */
    SyntheticLoads neverCaughtUp() {
        catchesUp = false;
        return this;
    }

    Map<String, String> levels() {
        return levels;
    }

    String engine() {
        return engine;
    }

    int rateHz() {
        return rateHz;
    }

    int partitions() {
        return partitions;
    }

    int slots() {
        return slots;
    }

    boolean isStruck() {
        return !strikes.isEmpty();
    }

    Judgement judgedIn(Path experimentFolder) {
        return Judgement.of(in(experimentFolder), List.of());
    }

    private boolean flink() {
        return engine.equals("flink");
    }

    private double capacityHz() {
        return partitions / Math.ceil((double) partitions / slots) / COST_SECONDS;
    }

    /** The events that were taken up together. */
    private static final class Batch {

        private final double taken;
        private final Histogram start = new Histogram(3);
        private final Histogram completion = new Histogram(3);
        private double done;

        private Batch(double taken) {
            this.taken = taken;
        }

        private void add(double sent, double takenUp, double computed) {
            start.recordValueWithCount((long) (1e9 * Math.max(0, takenUp - sent)), ALIKE);
            completion.recordValueWithCount((long) (1e9 * (computed - sent)), ALIKE);
            done = Math.max(done, computed);
        }

        private BatchLatencyRow row(long id) {
            Statistics atStart = Statistics.ofNanos(start);
            Statistics atCompletion = Statistics.ofNanos(completion);
            return new BatchLatencyRow(
                    id,
                    (long) (1e3 * taken),
                    atStart.count(),
                    Objects.requireNonNull(atStart.mean()),
                    atStart.p50(),
                    atStart.p95(),
                    atStart.p99(),
                    Objects.requireNonNull(atCompletion.mean()),
                    atCompletion.p50(),
                    atCompletion.p95(),
                    atCompletion.p99(),
                    1e3 * (done - taken));
        }
    }

    /** What the engine does with one event after the other. */
    private final class Run {

        private final SyntheticJourney journey = new SyntheticJourney(WARM_UP_SECONDS, MEASURE_SECONDS);
        private final TreeMap<Long, Batch> batches = new TreeMap<>();
        private final List<BatchRow> inBatches = new ArrayList<>();
        private final Random random = new Random(levels.hashCode() + repetition);
        private final int events = (int) Math.round(rateHz * (WARM_UP_SECONDS + MEASURE_SECONDS + 2.0) / ALIKE);

        private double sent(int event) {
            return (double) event * ALIKE / rateHz;
        }

        private void eventByEvent() {
            double free = 0;
            for (int event = 0; event < events; event++) {
                double took = workingFrom(Math.max(free, sent(event)));
                free = took + ALIKE / capacityHz();
                double computed = took + COST_SECONDS * (1 + 0.2 * random.nextDouble());
                long second = (long) computed;
                batches.computeIfAbsent(Synthetic.LOAD_START.getEpochSecond() + second, none -> new Batch(took))
                        .add(sent(event), took, computed);
                journey.add(ALIKE, sent(event), computed + 0.004 * Math.exp(0.4 * random.nextGaussian()));
            }
        }

        private void inBatches() {
            int next = 0;
            double begin = TRIGGER_SECONDS;
            for (long id = 0; next < events; id++) {
                double from = workingFrom(begin);
                int first = next;
                while (next < events && sent(next) <= from) {
                    next++;
                }
                double duration = BATCH_OVERHEAD_SECONDS * (0.9 + 0.2 * random.nextDouble())
                        + (next - first) * ALIKE / capacityHz();
                double end = from + duration;
                if (strikes.stream().anyMatch(strike -> strike > from && strike < end)) {
                    // The batch was lost with its process; the next one takes its events up again.
                    next = first;
                    begin = workingFrom(end);
                    continue;
                }
                if (next > first) {
                    Batch batch = new Batch(from);
                    batches.put(id, batch);
                    for (int event = first; event < next; event++) {
                        double computed =
                                from + BATCH_OVERHEAD_SECONDS / 2 + (event - first + 1) * ALIKE / capacityHz();
                        batch.add(sent(event), from, computed);
                        journey.add(ALIKE, sent(event), computed + 0.006 * random.nextDouble());
                    }
                    inBatches.add(new BatchRow((long) (1e3 * from), 1e3 * duration, ALIKE * (long) (next - first)));
                }
                begin = Math.max(end, (Math.floor(from / TRIGGER_SECONDS + 1e-6) + 1) * TRIGGER_SECONDS);
            }
        }

        /** The moment itself, or when work goes on if it falls into an outage. */
        private double workingFrom(double moment) {
            return strikes.stream()
                    .filter(strike -> moment >= strike && moment < strike + SECONDS_UNTIL_READY)
                    .map(strike -> strike + SECONDS_UNTIL_READY)
                    .findFirst()
                    .orElse(moment);
        }
    }

    Evidence in(Path experimentFolder) {
        Run run = new Run();
        if (flink()) {
            run.eventByEvent();
        } else {
            run.inBatches();
        }
        String conditions = String.join("-", levels.values()).replaceAll("[^a-z0-9-]", "");
        String trial = "%s-r%d".formatted(conditions, repetition);
        Path directory = experimentFolder.resolve(trial);
        SyntheticExperiment.writeFiles(directory, engine);
        Instant from = Synthetic.LOAD_START.plusSeconds(WARM_UP_SECONDS);
        LatencyLog.write(
                directory, Map.of(LatencyLog.LATENCY, run.journey.latency()), from, from.plusSeconds(MEASURE_SECONDS));
        List<BatchLatencyRow> batches = run.batches.entrySet().stream()
                .map(each -> each.getValue().row(each.getKey()))
                .toList();
        List<LagRow> lag = run.journey.lag();
        return new Evidence(
                manifest(trial, conditions, run.journey),
                List.of(),
                List.of(),
                run.journey.timeline(),
                run.journey.arrivals(),
                SyntheticJourney.resources(engine, run.journey.seconds(), 0.35),
                run.inBatches,
                run.journey.records(
                        new Summary.Counts(
                                run.journey.sent(), run.journey.sent() - missing - duplicates, missing, duplicates, 0),
                        new Summary.Counts(0, 0, 0, 0, 0),
                        Map.of(),
                        missing == 0 ? List.of() : List.of("record 17 did not come out"),
                        "5e11d002ab5595859014ebf0951522d96f1ed002ab5595859014ebf0951522d9",
                        Map.of()),
                batches,
                lag,
                strikes.isEmpty() ? null : recovery(lag),
                directory);
    }

    private Recovery recovery(List<LagRow> lag) {
        long firstMs = (long) (1e3 * strikes.get(0));
        long before = unanswered(lag, Math.min(firstMs / 2, 1000L * WARM_UP_SECONDS), firstMs)
                .max()
                .orElse(0);
        List<Recovery.Strike> told = new ArrayList<>();
        for (int i = 0; i < strikes.size(); i++) {
            long untilMs = i + 1 < strikes.size() ? (long) (1e3 * strikes.get(i + 1)) : Long.MAX_VALUE;
            told.add(strike((long) (1e3 * strikes.get(i)), untilMs, lag, before));
        }
        return new Recovery(
                target,
                action,
                guarantee,
                told,
                before,
                unanswered(lag, firstMs, Long.MAX_VALUE).max().orElse(0));
    }

    private Recovery.Strike strike(long atMs, long untilMs, List<LagRow> lag, long before) {
        boolean kill = action.equals("kill");
        long readyMs = atMs + (long) (1e3 * SECONDS_UNTIL_READY);
        Long firstResultMs = first(lag, readyMs, untilMs, row -> row.seen() > seenAt(lag, readyMs));
        Long caughtUpMs =
                firstResultMs == null ? null : first(lag, firstResultMs, untilMs, row -> row.unanswered() <= before);
        return new Recovery.Strike(
                target.equals("broker") ? "kafka" : flink() ? "flink-taskmanager" : "spark",
                4711 + atMs,
                kill ? 137 : null,
                atMs,
                kill ? atMs + 180 : null,
                atMs + (long) (1e3 * (kill ? SECONDS_UNTIL_BACK : SECONDS_UNTIL_READY - 0.1)),
                readyMs,
                firstResultMs,
                caughtUpMs,
                caughtUpMs == null ? null : 0.5 * rateHz * SECONDS_UNTIL_READY * (caughtUpMs - atMs) / 1e3);
    }

    private static long seenAt(List<LagRow> lag, long atMs) {
        return lag.stream()
                .filter(row -> row.atMs() <= atMs)
                .mapToLong(LagRow::seen)
                .max()
                .orElse(0);
    }

    private static @Nullable Long first(List<LagRow> lag, long fromMs, long toMs, Predicate<LagRow> condition) {
        return lag.stream()
                .filter(row -> row.atMs() >= fromMs && row.atMs() < toMs && condition.test(row))
                .map(LagRow::atMs)
                .findFirst()
                .orElse(null);
    }

    private static LongStream unanswered(List<LagRow> lag, long fromMs, long toMs) {
        return lag.stream()
                .filter(row -> row.atMs() >= fromMs && row.atMs() < toMs)
                .mapToLong(LagRow::unanswered);
    }

    private Manifest manifest(String trial, String conditions, SyntheticJourney journey) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("arrivals", "uniform");
        settings.put("rate", rateHz + "/s");
        settings.put("partitions", Integer.toString(partitions));
        settings.put("parallelism", Integer.toString(slots));
        settings.put("cost", "waiting 1 ms");
        settings.put("delivery", guarantee);
        settings.put("trigger", flink() ? "each record" : "every 1000 ms");
        return new SyntheticManifest(engine, levels, settings, repetition)
                .lasting(WARM_UP_SECONDS, MEASURE_SECONDS)
                .of(
                        trial,
                        "%s-r%d".formatted(conditions.replaceFirst("^(spark|flink)-", ""), repetition),
                        new Manifest.Events(
                                journey.sent(),
                                journey.sent(),
                                0,
                                journey.measured() - missing - duplicates,
                                journey.sent() - journey.measured(),
                                0,
                                0),
                        (long) rateHz * MEASURE_SECONDS,
                        true,
                        null);
    }
}
