package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invented trials of a load probe whose every event waits a millisecond: an engine that takes events one by one, or in batches,
 * as fast as its partitions and slots allow, and that may be struck.
 */
final class SyntheticLoads {

    static final int WARM_UP_SECONDS = 4;
    static final int MEASURE_SECONDS = 36;

    static final double COST_SECONDS = 1e-3;

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

    Evidence in(Path experimentFolder) {
        SyntheticLoadRun run =
                new SyntheticLoadRun(rateHz, capacityHz(), strikes, new Random(levels.hashCode() + 31L * repetition));
        if (flink()) {
            run.eventByEvent();
        } else {
            run.inBatches();
        }
        SyntheticJourney journey = run.journey();
        String conditions = String.join("-", levels.values()).replaceAll("[^a-z0-9-]", "");
        String trial = "%s-r%d".formatted(conditions, repetition);
        Path directory = experimentFolder.resolve(trial);
        SyntheticExperiment.writeFiles(directory, engine);
        Instant from = Synthetic.LOAD_START.plusSeconds(WARM_UP_SECONDS);
        LatencyLog.write(
                directory, Map.of(LatencyLog.LATENCY, journey.latency()), from, from.plusSeconds(MEASURE_SECONDS));
        List<LagRow> lag = journey.lag();
        return new Evidence(
                manifest(trial, conditions, journey),
                List.of(),
                List.of(),
                journey.timeline(),
                journey.arrivals(),
                SyntheticJourney.resources(engine, journey.seconds(), 0.35),
                run.batches(),
                journey.records(
                        new Summary.Counts(
                                journey.sent(), journey.sent() - missing - duplicates, missing, duplicates, 0),
                        new Summary.Counts(0, 0, 0, 0, 0),
                        Map.of(),
                        missing == 0 ? List.of() : List.of("record 17 did not come out"),
                        "5e11d002ab5595859014ebf0951522d96f1ed002ab5595859014ebf0951522d9",
                        Map.of()),
                run.batchLatencies(),
                lag,
                strikes.isEmpty()
                        ? null
                        : new SyntheticRecovery(target, action, guarantee, struck(), rateHz, catchesUp)
                                .after(strikes, lag),
                directory);
    }

    private String struck() {
        return target.equals("broker") ? "kafka" : flink() ? "flink-taskmanager" : "spark";
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
                                journey.measured() - missing,
                                journey.sent() - journey.measured(),
                                0,
                                0),
                        (long) rateHz * MEASURE_SECONDS,
                        true,
                        null);
    }
}
