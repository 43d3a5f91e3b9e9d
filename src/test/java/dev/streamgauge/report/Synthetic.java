package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.report.SyntheticInstruments.Sends;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invented evidence for tests of the report: shaped like a trial's, measured by nobody. */
final class Synthetic {

    static final Instant LOAD_START = Instant.parse("2026-03-01T12:00:00Z");
    static final int WARM_UP_SECONDS = 6;
    static final int WINDOW_SECONDS = 2;
    static final int DELAY_SECONDS = 4;

    private final String engine;
    private final String arrivals;
    private final int repetition;
    private final Random random;
    private int windows = 24;
    private int missing = -1;
    private List<String> invalidReasons = List.of();
    private List<BoundOutcome> bounds;
    private Manifest.Prediction predicted;
    private int lostEvents;
    private List<String> inputFaults = List.of();
    private boolean instruments = true;
    private boolean slowAtFirst;
    private boolean confused;
    private Sends sends = Sends.ON_TIME;
    private double slowerByMs;
    private final Map<String, String> otherLevels = new LinkedHashMap<>();

    private Synthetic(String engine, String arrivals, int repetition) {
        this.engine = engine;
        this.arrivals = arrivals;
        this.repetition = repetition;
        this.random = new Random((engine + arrivals).hashCode() + repetition);
        this.predicted = engine.equals("flink")
                ? new Manifest.Prediction(0, 320, "P·H(P)/λ + U(0, I) + ε with P = 4, λ = 1500/s, I = 200 ms")
                : new Manifest.Prediction(1320, 2420, "T + B .. 2T + B with T = 1000 ms, B = 320 ms measured");
        this.bounds = List.of(
                engine.equals("flink")
                        ? new BoundOutcome("overhead.p50", 171.0, null, 500.0, 120.0, 210.0, Outcome.PASS)
                        : new BoundOutcome("overhead.p50", 1840.0, 0.0, 3800.0, 1600.0, 2100.0, Outcome.PASS),
                new BoundOutcome("latency.min", 4005.0, 4000.0, null, null, null, Outcome.PASS));
    }

    /** Changes what the engine's model says of the overhead. */
    Synthetic predicted(double low, double high) {
        this.predicted = new Manifest.Prediction(low, high, "invented");
        return this;
    }

    static Synthetic trial(String engine, String arrivals) {
        return new Synthetic(engine, arrivals, 1);
    }

    Synthetic repetition(int repetition) {
        return new Synthetic(engine, arrivals, repetition);
    }

    /** A further factor, besides engine and arrivals; another level is another stream. */
    Synthetic level(String factor, String level) {
        otherLevels.put(factor, level);
        random.setSeed((engine + arrivals + otherLevels).hashCode() + repetition);
        return this;
    }

    /** Each window takes so much longer. */
    Synthetic slowerBy(double milliseconds) {
        this.slowerByMs = milliseconds;
        return this;
    }

    Synthetic windows(int windows) {
        this.windows = windows;
        return this;
    }

    Synthetic missingWindow(int index) {
        this.missing = index;
        return this;
    }

    Synthetic invalid(String... reasons) {
        this.invalidReasons = List.of(reasons);
        return this;
    }

    Synthetic bounds(BoundOutcome... bounds) {
        this.bounds = List.of(bounds);
        return this;
    }

    Synthetic inputFaults(String... faults) {
        this.inputFaults = List.of(faults);
        return this;
    }

    Synthetic lostEvents(int lostEvents) {
        this.lostEvents = lostEvents;
        return this;
    }

    /** As an older version left it, or a trial that broke off: what the instruments say of themselves is not there. */
    Synthetic withoutInstruments() {
        this.instruments = false;
        return this;
    }

    /** Batches are slow in the first quarter of the measured time. */
    Synthetic slowAtFirst() {
        this.slowAtFirst = true;
        return this;
    }

    /** The result topic stamps a second before the engine computes. */
    Synthetic confused() {
        this.confused = true;
        return this;
    }

    Synthetic sends(Sends sends) {
        this.sends = sends;
        return this;
    }

    Judgement judgedIn(Path experimentFolder) {
        Evidence evidence = in(experimentFolder);
        long matched = evidence.matched().size();
        return new Judgement(
                evidence,
                statistics(evidence, WindowRow::latencyMs),
                statistics(evidence, WindowRow::floorMs),
                statistics(evidence, WindowRow::overheadMs),
                statistics(evidence, WindowRow::dialectMs),
                predicted,
                bounds,
                windows,
                matched,
                windows - matched,
                0,
                0);
    }

    Evidence in(Path experimentFolder) {
        String trial = "%s-%s-r%d".formatted(engine, conditions(), repetition);
        Path directory = experimentFolder.resolve(trial);
        SyntheticExperiment.writeFiles(directory, engine);
        List<WindowRow> rows = new ArrayList<>();
        List<ResultRow> results = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            addWindow(rows, results, i);
        }
        List<TimelineRow> timeline = SyntheticInstruments.timeline(arrivals, windows);
        boolean flink = engine.equals("flink");
        return new Evidence(
                manifest(trial),
                rows,
                results,
                timeline,
                instruments ? SyntheticInstruments.arrivals(timeline, sends) : List.of(),
                instruments ? SyntheticInstruments.resources(timeline, flink) : List.of(),
                instruments && !flink ? SyntheticInstruments.batches(timeline, slowAtFirst) : List.of(),
                directory);
    }

    private String conditions() {
        return Stream.concat(
                        Stream.of(arrivals),
                        otherLevels.entrySet().stream().map(level -> level.getKey() + level.getValue()))
                .collect(Collectors.joining("-"));
    }

    private Map<String, String> levels() {
        Map<String, String> levels = new LinkedHashMap<>(Map.of("engine", engine, "arrivals", arrivals));
        levels.putAll(otherLevels);
        return levels;
    }

    private void addWindow(List<WindowRow> rows, List<ResultRow> results, int index) {
        long startMs = LOAD_START.toEpochMilli() + 1000L * (WARM_UP_SECONDS + WINDOW_SECONDS * index);
        long endMs = startMs + 1000L * WINDOW_SECONDS;
        double gapMs = -Math.log(1 - random.nextDouble()) * 2.5;
        double overheadMs = engine.equals("flink")
                ? random.nextDouble() * 200 + 40 - 12 * Math.log(1 - random.nextDouble())
                : 320
                        + 1000 * (random.nextInt(3) > 0 ? 2 : 1)
                        + 60 * random.nextGaussian()
                        + (index % 9 == 7 ? 240 : 0);
        overheadMs += slowerByMs;
        long maxIntendedNs = endMs * 1_000_000 - (long) (gapMs * 1e6);
        double floorMs = gapMs + 1000 * DELAY_SECONDS;
        long seenNs = maxIntendedNs + (long) ((floorMs + overheadMs) * 1e6);
        long maxSentNs = maxIntendedNs + 80_000 + random.nextInt(200_000);
        long seenMs = seenNs / 1_000_000;
        boolean gone = index == missing;
        rows.add(new WindowRow(
                startMs,
                endMs,
                gone ? WindowRow.Status.MISSING : WindowRow.Status.MATCHED,
                2700,
                2700,
                300,
                300,
                gone ? null : 2700L,
                gone ? null : 300L,
                gone ? null : 300 / 2700.0,
                0,
                maxIntendedNs,
                gone ? null : maxSentNs,
                gone ? null : endMs + 1 + index % 4,
                gone ? null : seenNs - 9_000_000,
                gone ? null : seenMs - (confused ? 1_000 : 3),
                gone ? null : seenNs,
                gone ? null : floorMs + overheadMs,
                floorMs,
                gone ? null : overheadMs,
                gone ? null : (seenNs - maxSentNs) / 1e6));
        if (!gone) {
            results.add(new ResultRow(
                    0,
                    index,
                    seenMs - 3,
                    seenNs,
                    startMs,
                    endMs,
                    2700,
                    300,
                    300 / 2700.0,
                    endMs,
                    maxSentNs,
                    seenNs - 9_000_000));
        }
    }

    private Manifest manifest(String trial) {
        boolean flink = engine.equals("flink");
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                SyntheticExperiment.ID,
                SyntheticExperiment.TITLE,
                trial,
                levels(),
                SyntheticExperiment.settings(engine),
                "quick",
                "embedded",
                4242 + repetition,
                repetition,
                conditions() + "-r" + repetition,
                1,
                7,
                new Manifest.Clock(
                        LOAD_START.minusSeconds(9),
                        LOAD_START,
                        1000L * WARM_UP_SECONDS,
                        1000L * WINDOW_SECONDS * windows,
                        30_000L,
                        1000L * (WARM_UP_SECONDS + WINDOW_SECONDS * windows + DELAY_SECONDS + 2)),
                flink ? Map.of("flink", "2.2.0", "kafka", "3.9.2") : Map.of("spark", "3.5.7", "kafka", "3.9.2"),
                Map.of("os", "Linux", "cores", "2"),
                null,
                List.of(
                        new Manifest.ProcessRecord("kafka", 4711L, "kafka.log"),
                        new Manifest.ProcessRecord(engine, 4712L, engine + ".log"),
                        new Manifest.ProcessRecord("vanished", null, "vanished.log")),
                SyntheticInstruments.phases(windows),
                "6f1ed002ab5595859014ebf0951522d96f1ed002ab5595859014ebf0951522d9",
                "6f1ed002ab5595859014ebf0951522d96f1ed002ab5595859014ebf0951522d9",
                new Manifest.Events(90_000, 90_000, 0, 72_000 - lostEvents, 17_990, 0, 10),
                1000.0 * DELAY_SECONDS,
                new Manifest.ScheduleLag(71.5, 1211.0, 4812.0),
                instruments ? SyntheticInstruments.certificate(arrivals.equals("mmpp"), sends == Sends.ON_TIME) : null,
                instruments ? SyntheticInstruments.HARNESS : null,
                null,
                null,
                72_000,
                inputFaults,
                List.of(),
                List.of(),
                invalidReasons,
                null);
    }

    private static Statistics statistics(Evidence evidence, Function<WindowRow, @Nullable Double> value) {
        return Statistics.of(evidence.matched().stream()
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }
}
