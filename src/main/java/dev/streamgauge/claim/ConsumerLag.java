package dev.streamgauge.claim;

import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the records that wait for the engine become more while it runs, trial by trial, over the measured time (the {@code
 * BacklogTrend} says how). Only a load with a rate can be kept up with: a bulk is left out, for it is sent in order to wait.
 *
 * <p>One trial that falls behind refutes that consumers keep up, so the trials share the chance of error equally (Bonferroni).
 *
 * @param evidence the claim and its evidence
 * @param trends one for each paced trial whose engine told its backlog often enough
 * @param silent ids of the other paced trials
 */
public record ConsumerLag(ClaimEvidence evidence, List<Trend> trends, List<String> silent) {

    private static final double MILLIS_PER_SECOND = 1e3;

    public ConsumerLag {
        trends = List.copyOf(trends);
        silent = List.copyOf(silent);
    }

    /**
     * One trial.
     *
     * @param trial its id
     * @param slopeHz by how much the backlog grows, in records a second
     * @param interval interval of that, at the trial's share of the chance of error
     * @param marginHz growth up to here is none: no trial of that length can tell it from the rhythm of the reading
     */
    public record Trend(String trial, double slopeHz, Interval interval, double marginHz) {

        /** Chance and rhythm do not explain the growth. */
        boolean grows() {
            return interval.isAbove(marginHz);
        }

        /** Narrow enough to show that it does not grow. */
        boolean tells() {
            return interval.high() <= 2 * marginHz;
        }
    }

    /** Follows the backlog of each paced trial. */
    public static ConsumerLag of(ClaimEvidence evidence) {
        List<Judgement> paced =
                evidence.trials().stream().filter(trial -> !trial.bulk()).toList();
        double alpha = evidence.alpha() / Math.max(1, paced.size());
        List<Trend> trends = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (Judgement trial : paced) {
            Manifest manifest = trial.evidence().manifest();
            double rateHz = MILLIS_PER_SECOND
                    * manifest.offeredInMeasurement()
                    / manifest.clock().measureMs();
            Optional<BacklogTrend> trend = BacklogTrend.of(trial.evidence(), rateHz, alpha);
            if (trend.isPresent()) {
                BacklogTrend known = trend.get();
                trends.add(new Trend(
                        manifest.trial(),
                        known.slopeHz(),
                        new Interval(known.lowHz(), known.highHz()),
                        known.marginHz()));
            } else {
                silent.add(manifest.trial());
            }
        }
        return new ConsumerLag(evidence, trends, silent);
    }

    /**
     * The engine keeps up with the load, as the claim has it: refuted if the backlog of a trial grows, its whole interval above
     * the margin; confirmed if that of every trial is told well enough to say that it does not. Counts as its n the paced
     * trials that tell their backlog.
     */
    public Ruling keepsUp() {
        List<String> ids = trends.stream().map(Trend::trial).toList();
        Optional<Trend> steepest =
                trends.stream().max(Comparator.comparingDouble(trend -> trend.slopeHz() - trend.marginHz()));
        if (steepest.isEmpty()) {
            return Grounds.none(evidence, 0, "no backlog known", silent)
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "No paced trial tells its engine's backlog through enough of the measured time.",
                            "There is nothing to judge.",
                            "Paced trials of half a minute on an engine that tells what it has read.");
        }
        Trend worst = steepest.get();
        Grounds grounds = new Grounds(
                evidence,
                trends.size(),
                "at most %s records/s".formatted(Phrase.figure(worst.slopeHz())),
                worst.slopeHz(),
                worst.interval(),
                null,
                "records/s",
                ids);
        List<Trend> growing = trends.stream().filter(Trend::grows).toList();
        if (!growing.isEmpty()) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(worst),
                    "So the engine falls behind in %s.".formatted(named(growing)),
                    "The same trials with a backlog that does not grow.");
        }
        List<Trend> wide = trends.stream().filter(trend -> !trend.tells()).toList();
        if (!wide.isEmpty() || !silent.isEmpty()) {
            return grounds.rule(
                    Verdict.INCONCLUSIVE,
                    facts(worst),
                    wide.isEmpty()
                            ? "Of %s the backlog is not known.".formatted(String.join(", ", silent))
                            : "Of %s it is not known well enough.".formatted(named(wide)),
                    "Longer trials, whose backlog is known through all of the measured time.");
        }
        return grounds.rule(
                Verdict.CONFIRMED,
                facts(worst),
                "No trial's backlog grows.",
                "A paced trial whose backlog grows by more than its margin.");
    }

    private String facts(Trend worst) {
        return ("Over the measured time of %s, the records that wait for the engine grow the most, or shrink the least, in"
                        + " %s: by %s records/s (%s in the %s interval; every trial has an equal share of the chance of error)."
                        + " Growth counts above %s records/s, which a trial of that length cannot tell from the rhythm in which"
                        + " the engine reads.")
                .formatted(
                        Phrase.count(trends.size(), "paced trial"),
                        worst.trial(),
                        Phrase.figure(worst.slopeHz()),
                        Phrase.figures(worst.interval()),
                        Phrase.confidence(evidence.alpha() / (trends.size() + silent.size())),
                        Phrase.figure(worst.marginHz()));
    }

    private static String named(List<Trend> trends) {
        return trends.stream().map(Trend::trial).collect(Collectors.joining(", "));
    }
}
