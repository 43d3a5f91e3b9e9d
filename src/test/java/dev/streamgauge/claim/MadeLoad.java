package dev.streamgauge.claim;

import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary.Counts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A valid trial of a load probe, made up for a test: events come evenly through 5 s of warm-up and 20 s of measurement, and an
 * engine works through them at a known cost, which is a wait of 1 ms on two slots of two partitions unless said otherwise.
 */
public final class MadeLoad {

    private static final int WARM_UP_MS = 5_000;
    private static final int MEASURE_MS = 20_000;
    private static final double SEEN_AFTER = 0.01;

    private final String engine;
    private final double rateHz;
    private final Map<String, String> levels = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final MadeRecovery recovery = new MadeRecovery();
    private int cores = 2;
    private int partitions = 2;
    private int slots = 2;
    private double costSeconds = 1e-3;
    private double speed = 1;
    private long missing;
    private long again;
    private long wrong;
    private Long engineRead;

    private MadeLoad(String engine, double rateHz, String trigger) {
        this.engine = engine;
        this.rateHz = rateHz;
        levels.put("engine", engine);
        levels.put("rate", "%.0f/s".formatted(rateHz));
        settings.put("trigger", trigger);
        costing("waiting", 1);
        on(2, 2);
    }

    /** Event by event. */
    public static MadeLoad flink(double rateHz) {
        return new MadeLoad("flink", rateHz, "none, event by event");
    }

    /** In batches, one a second, each of which costs 300 ms besides its events. */
    public static MadeLoad spark(double rateHz) {
        return new MadeLoad("spark", rateHz, "every 1000 ms");
    }

    /** Partitions and slots. */
    public MadeLoad on(int partitions, int slots) {
        this.partitions = partitions;
        this.slots = slots;
        settings.put("partitions", Integer.toString(partitions));
        settings.put("parallelism", Integer.toString(slots));
        return this;
    }

    /** The same as levels. */
    public MadeLoad varying(int partitions, int slots) {
        levels.put("partitions", Integer.toString(partitions));
        levels.put("parallelism", Integer.toString(slots));
        return on(partitions, slots);
    }

    /** What each event costs its task. */
    public MadeLoad costing(String kind, int millis) {
        costSeconds = millis / 1e3;
        settings.put("cost", "%s %d ms".formatted(kind, millis));
        return this;
    }

    /** The engine does not tell what an event costs. */
    public MadeLoad tellingNoCost() {
        settings.remove("cost");
        return this;
    }

    /** The engine is so many times as fast as its settings have it. */
    public MadeLoad asFast(double times) {
        speed = times;
        return this;
    }

    /** Results can be seen once they are committed, every so often. */
    public MadeLoad committing(int everyMs) {
        settings.put("delivery", Recovery.EXACTLY_ONCE);
        settings.put("checkpointInterval", everyMs + " ms");
        return this;
    }

    /** Cores of the machine. */
    public MadeLoad cores(int count) {
        cores = count;
        return this;
    }

    /** A process is killed so many seconds after the load began, and no event is worked on until the other moment. */
    public MadeLoad struck(double fromSeconds, double toSeconds) {
        recovery.struck(fromSeconds, toSeconds);
        return this;
    }

    /** The process was stopped, not killed. */
    public MadeLoad paused() {
        recovery.paused();
        return this;
    }

    /** What the engine promises. */
    public MadeLoad exactlyOnce() {
        recovery.exactlyOnce();
        return this;
    }

    /** Of the results, so many do not come out, come out again, or are wrong. */
    public MadeLoad spoilt(long missing, long again, long wrong, String... faults) {
        this.missing = missing;
        this.again = again;
        this.wrong = wrong;
        this.faults.addAll(List.of(faults));
        return this;
    }

    /** What the engine says that it read. */
    public MadeLoad saysItRead(long records) {
        engineRead = records;
        return this;
    }

    /** After the last strike no result comes any more that the harness sees. */
    public MadeLoad stuck() {
        recovery.stuck();
        return this;
    }

    /** The trial, judged. */
    public Judgement judged() {
        return Judgement.of(evidence(), List.of());
    }

    Evidence evidence() {
        CapacityModel model = new CapacityModel(
                partitions,
                slots,
                costSeconds / speed,
                engine.equals("spark") ? 0.3 : 0,
                engine.equals("spark") ? 1 : 0);
        List<BatchRow> batches = engine.equals("spark")
                ? MicroBatches.of(model, rateHz, (WARM_UP_MS + MEASURE_MS) / 1e3, 90)
                : List.of();
        double[] done = batches.isEmpty() ? eventByEvent(model) : inBatches(model, batches);
        List<LagRow> lag = lag(done);
        return new Evidence(
                manifest(done.length),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                batches,
                records(done),
                List.of(),
                lag,
                recovery.of(done, lag, WARM_UP_MS),
                Path.of("target/none"));
    }

    private int sent() {
        return (int) Math.round(rateHz * (WARM_UP_MS + MEASURE_MS) / 1e3);
    }

    private double[] eventByEvent(CapacityModel model) {
        double[] done = new double[sent()];
        double free = 0;
        for (int i = 0; i < done.length; i++) {
            free = recovery.delayed(Math.max(free, i / rateHz) + 1 / model.capacityHz());
            done[i] = free + SEEN_AFTER;
        }
        return done;
    }

    private double[] inBatches(CapacityModel model, List<BatchRow> batches) {
        double[] done = new double[sent()];
        int next = 0;
        for (BatchRow batch : batches) {
            for (int i = 0; i < batch.records(); i++) {
                done[next++] =
                        batch.startedMs() / 1e3 + model.overheadSeconds() + (i + 1) / model.capacityHz() + SEEN_AFTER;
            }
        }
        return done;
    }

    private List<LagRow> lag(double[] done) {
        double[] sorted = done.clone();
        Arrays.sort(sorted);
        long endMs = WARM_UP_MS + MEASURE_MS + 10_000;
        return LongStream.iterate(0, at -> at <= endMs, at -> at + 100)
                .mapToObj(at -> new LagRow(at, Math.min(done.length, Math.round(rateHz * at / 1e3)), until(sorted, at)))
                .toList();
    }

    private static long until(double[] sorted, double millis) {
        int found = Arrays.binarySearch(sorted, millis / 1e3);
        return found < 0 ? -found - 1 : found;
    }

    private boolean measured(int index) {
        double due = index / rateHz;
        return due >= WARM_UP_MS / 1e3 && due < (WARM_UP_MS + MEASURE_MS) / 1e3;
    }

    private Records records(double[] done) {
        Statistics latency = Statistics.of(IntStream.range(0, done.length)
                .filter(this::measured)
                .mapToDouble(i -> 1e3 * (done[i] - i / rateHz))
                .toArray());
        Statistics none = Statistics.of(new double[0]);
        List<Records.Second> seconds = IntStream.range(0, 40)
                .mapToObj(second -> new Records.Second(
                        second,
                        Arrays.stream(done)
                                .filter(at -> at >= second && at < second + 1)
                                .count(),
                        none))
                .toList();
        return new Records(
                new Counts(done.length, done.length - missing - again - wrong, missing, again, wrong),
                new Counts(4, 4, 0, 0, 0),
                Map.of("not json", 4L),
                0,
                faults,
                latency,
                latency,
                Map.of(),
                MEASURE_MS / 1e3,
                MEASURE_MS / 1e3 + 1,
                "results",
                Map.of(),
                seconds);
    }

    private Manifest manifest(int sent) {
        String id = "%s-%.0f-%d-%d".formatted(engine, rateHz, partitions, slots);
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                "load",
                "Load",
                id,
                levels,
                settings,
                "quick",
                "embedded",
                42,
                1,
                id,
                1,
                42,
                new Manifest.Clock(
                        SampleTrial.STARTED, SampleTrial.LOAD_STARTED, WARM_UP_MS, MEASURE_MS, 20_000L, 35_000),
                Map.of("kafka", "3.9.2", engine, "1.0"),
                Map.of("cores", Integer.toString(cores)),
                null,
                List.of(),
                List.of(),
                SampleTrial.SHA_256,
                SampleTrial.SHA_256,
                new Manifest.Events(sent + 4, sent + 4, 0, sent - missing - wrong, 0, 0, 4),
                0,
                null,
                null,
                null,
                engineRead == null ? null : new Manifest.EngineFigures(engineRead, null, null, List.of()),
                null,
                Math.round(rateHz * MEASURE_MS / 1e3),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** A claim that is checked exactly, decided at so many trials. */
    static ClaimEvidence checked(int n, MadeLoad... trials) {
        return MadeTrial.evidenceOf(
                false,
                ClaimEvidence.FAMILY_ALPHA,
                n,
                "trials",
                List.of(),
                List.of(trials).stream().map(MadeLoad::judged).toList());
    }
}
