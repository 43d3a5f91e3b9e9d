package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Recovery.Strike;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary.Counts;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Bound;
import dev.streamgauge.experiment.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one trial and what they amount to. Statistics are over the matched windows; where each record has a result of
 * its own, over the measured records, which have no floor, so that their overhead is their latency.
 *
 * @param evidence what was judged
 * @param latency arrival minus latest intended time
 * @param floor least latency that each window admits
 * @param overhead latency minus floor
 * @param dialect the seeds' T1 - T0
 * @param predicted predicted overhead; null where there is no model
 * @param bounds each bound that applies
 * @param expected windows, or records, that must come out
 * @param matched those that came out once and right
 * @param missing those that did not come out
 * @param duplicate those that came out more than once
 * @param wrong those that came out with a value that the oracle does not admit, or should not have come out
 */
public record Judgement(
        Evidence evidence,
        Statistics latency,
        Statistics floor,
        Statistics overhead,
        Statistics dialect,
        @Nullable Prediction predicted,
        List<BoundOutcome> bounds,
        long expected,
        long matched,
        long missing,
        long duplicate,
        long wrong) {

    private static final String BULK = Load.Shape.BULK.name().toLowerCase(Locale.ROOT);

    public Judgement {
        bounds = List.copyOf(bounds);
    }

    /**
     * Judges a trial.
     *
     * @param bounds the experiment's bounds; those that do not apply to the trial's levels are left out
     */
    public static Judgement of(Evidence evidence, List<Bound> bounds) {
        Manifest manifest = evidence.manifest();
        Records records = evidence.records();
        Statistics latency = records == null ? statistics(evidence, WindowRow::latencyMs) : records.latencyMs();
        Statistics overhead = records == null ? statistics(evidence, WindowRow::overheadMs) : records.latencyMs();
        Statistics dialect = records == null ? statistics(evidence, WindowRow::dialectMs) : records.dialectMs();
        Map<String, double[]> series = records == null
                ? Map.of(
                        "latency", series(evidence, WindowRow::latencyMs),
                        "overhead", series(evidence, WindowRow::overheadMs),
                        "dialect", series(evidence, WindowRow::dialectMs))
                : Map.of();
        Prediction band = manifest.predictedOverheadMs();
        List<BoundOutcome> outcomes = new ArrayList<>();
        outcomes.add(BoundOutcome.within("latency.min", latency.min(), manifest.earliestEmissionMs(), null));
        bounds.stream()
                .filter(bound -> bound.appliesTo(manifest.levels()))
                .map(bound -> BoundOutcome.of(
                        bound, Map.of("latency", latency, "overhead", overhead, "dialect", dialect), series, band))
                .forEach(outcomes::add);
        Counts counts = records == null ? windows(evidence) : records.results();
        return new Judgement(
                evidence,
                latency,
                statistics(evidence, WindowRow::floorMs),
                overhead,
                dialect,
                band,
                outcomes,
                counts.expected(),
                counts.matched(),
                counts.missing(),
                counts.duplicate(),
                counts.wrong());
    }

    private static Counts windows(Evidence evidence) {
        return new Counts(
                evidence.windows().stream().filter(WindowRow::expected).count(),
                evidence.count(WindowRow.Status.MATCHED),
                evidence.count(WindowRow.Status.MISSING),
                evidence.count(WindowRow.Status.DUPLICATE),
                evidence.count(WindowRow.Status.WRONG));
    }

    /** Where the latency comes from, part by part. */
    public Components components() {
        return Components.of(evidence);
    }

    /** The same divided as seed 004 does, by its L1 and L2. */
    public SplitLatency split() {
        return SplitLatency.of(evidence);
    }

    /** Whether the trial was warm when measuring began. A bulk is over before it is steady: of it nothing is known. */
    public Stationarity warmUp() {
        return bulk() ? new Stationarity(List.of()) : Stationarity.of(evidence);
    }

    /** Whether the load was a number of records as fast as they can be sent, without a schedule or a rate. */
    public boolean bulk() {
        return bulk(evidence);
    }

    /** The same of evidence that was not judged. */
    public static boolean bulk(Evidence evidence) {
        return BULK.equals(evidence.manifest().settings().get("shape"));
    }

    /**
     * Every window, or record, that must come out came out once and right, and no other; after a fault, as often as the
     * guarantee admits. Of records, also: those that are malformed were set aside for their reason, and the stamps of all
     * results are in order.
     */
    public boolean exact() {
        Records records = evidence.records();
        return keepsItsGuarantee()
                && (records == null || records.unordered() == 0)
                && evidence.manifest().unreadableResults().isEmpty();
    }

    /**
     * Nothing that must come out, or be set aside, is missing or wrong, and nothing came again unless it may: that takes a
     * fault, a guarantee of at least once, and a result for each record. Such a repetition is right, for one that is not
     * counts as wrong. A repeated window is admitted never: only its first row is held against the oracle.
     */
    public boolean keepsItsGuarantee() {
        Records records = evidence.records();
        return asPromised(new Counts(expected, matched, missing, duplicate, wrong))
                && (records == null || asPromised(records.deadLetters()));
    }

    private boolean asPromised(Counts counts) {
        Recovery recovery = evidence.recovery();
        boolean mayRepeat = evidence.records() != null && recovery != null && recovery.mayRepeat();
        return counts.missing() == 0
                && counts.wrong() == 0
                && (mayRepeat || counts.duplicate() == 0)
                && counts.matched() + counts.duplicate() == counts.expected();
    }

    /** Something was done to the trial, and it recovered each time: a result came, and no more events waited than before. */
    public boolean recovered() {
        Recovery recovery = evidence.recovery();
        return recovery != null
                && !recovery.strikes().isEmpty()
                && unrecovered().isEmpty();
    }

    /**
     * The strikes that the trial did not recover from. What comes of a strike is looked for until the next one; so one that
     * another followed before anything worked again, or sooner than any recovery of this trial took, is told by that other.
     */
    public List<Strike> unrecovered() {
        Recovery recovery = evidence.recovery();
        List<Strike> strikes = recovery == null ? List.of() : recovery.strikes();
        long longestMs = strikes.stream()
                .filter(Judgement::recovered)
                .mapToLong(strike -> Objects.requireNonNull(strike.caughtUpMs()) - strike.atMs())
                .max()
                .orElse(0);
        List<Strike> unrecovered = new ArrayList<>();
        for (int i = 0; i < strikes.size(); i++) {
            Strike strike = strikes.get(i);
            Strike next = i + 1 < strikes.size() ? strikes.get(i + 1) : null;
            if (!recovered(strike) && (next == null || !overtakes(next, strike, longestMs))) {
                unrecovered.add(strike);
            }
        }
        return unrecovered;
    }

    private static boolean recovered(Strike strike) {
        return strike.firstResultMs() != null && strike.caughtUpMs() != null;
    }

    private static boolean overtakes(Strike next, Strike strike, long longestMs) {
        Long readyMs = strike.readyMs();
        return readyMs == null || next.atMs() < readyMs || next.atMs() - strike.atMs() < longestMs;
    }

    /** The trial was finished, lost nothing, is exact, misses no bound, and recovered from what was done to it. */
    public boolean holds() {
        Manifest manifest = evidence.manifest();
        return manifest.failure() == null
                && lostNothing()
                && exact()
                && (evidence.recovery() == null || recovered())
                && bounds.stream().noneMatch(bound -> bound.outcome() == BoundOutcome.Outcome.FAIL);
    }

    /**
     * The input topic holds every event once and unchanged, every event has its place (one that came out again, too), and the
     * engine's own counts of records read and malformed, where it has them, are right. After a fault they are not looked at:
     * an engine that starts again reads some again, and counts from 0.
     */
    public boolean lostNothing() {
        Manifest manifest = evidence.manifest();
        Manifest.Events events = manifest.events();
        return manifest.inputFaults().isEmpty()
                && Objects.equals(manifest.streamSha256(), manifest.receivedSha256())
                && events.sent() == events.placed()
                && (evidence.recovery() != null || engineCountedRight(events, manifest.engine()));
    }

    private static boolean engineCountedRight(Manifest.Events events, Manifest.@Nullable EngineFigures engine) {
        return engine == null || (says(engine.read(), events.sent()) && says(engine.malformed(), events.malformed()));
    }

    private static boolean says(@Nullable Long count, long expected) {
        return count == null || count == expected;
    }

    /**
     * The harness sent an event so late that its window may have been closed by then, so that what the oracle misses says
     * nothing about the engine.
     */
    public boolean harnessMadeEventsLate() {
        Manifest.ScheduleLag lag = evidence.manifest().scheduleLagMicros();
        return evidence.records() == null
                && lag != null
                && lag.max() / 1e3 >= evidence.manifest().earliestEmissionMs();
    }

    /** Nothing is wrong with what was measured, but the harness may have shaped it: worth another try. */
    public boolean inDoubt() {
        Manifest manifest = evidence.manifest();
        return (exact() || harnessMadeEventsLate())
                && manifest.failure() == null
                && manifest.inputFaults().isEmpty()
                && !manifest.valid();
    }

    private static Statistics statistics(Evidence evidence, Function<WindowRow, @Nullable Double> figure) {
        return Statistics.of(series(evidence, figure));
    }

    private static double[] series(Evidence evidence, Function<WindowRow, @Nullable Double> figure) {
        return evidence.matched().stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
