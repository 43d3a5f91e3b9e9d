package dev.streamgauge.claim;

import dev.streamgauge.claim.Components.Part;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What the two hops over Kafka cost: from a producer to the log of the input topic, and from the engine to the log of the
 * result topic. The broker stamps an append in whole milliseconds and rounds down, so that each hop is measured up to
 * 1 ms too short and never too long: both together cost what is measured, and at most {@link #ROUNDED_OFF_MS} more. That takes
 * one clock for all processes; where there are several, their difference is in the figure.
 *
 * <p>Engines differ in their hops, for one that writes in batches fetches and sends in batches too. Trials of one engine make a
 * narrower interval than as many of both.
 *
 * @param evidence the claim and its evidence
 * @param trials one mean for each trial with a matched window
 * @param interval t-interval of the mean over trials, at the claim's chance of error; null with fewer than two trials
 */
public record Transport(
        ClaimEvidence evidence,
        List<TrialMean> trials,
        @Nullable Interval interval) {

    /** By how much rounding can shorten both hops together, in milliseconds. */
    public static final double ROUNDED_OFF_MS = 2;

    public Transport {
        trials = List.copyOf(trials);
    }

    /**
     * One trial.
     *
     * @param trial its id
     * @param ms both hops of a window together, in the mean over its windows, in milliseconds
     * @param share of the latency of its windows, 0 to 1
     */
    public record TrialMean(String trial, double ms, double share) {}

    /** Measures the hops of each trial. */
    public static Transport of(ClaimEvidence evidence) {
        List<TrialMean> trials = new ArrayList<>();
        for (Judgement trial : evidence.trials()) {
            Components components = trial.components();
            Double share = components.share(Part.INPUT_HOP, Part.RESULT_HOP);
            if (share != null) {
                double ms = components.windows().stream()
                        .mapToDouble(window -> window.ms(Part.INPUT_HOP) + window.ms(Part.RESULT_HOP))
                        .average()
                        .orElse(Double.NaN);
                trials.add(new TrialMean(trial.evidence().manifest().trial(), ms, share));
            }
        }
        return of(evidence, trials);
    }

    static Transport of(ClaimEvidence evidence, List<TrialMean> trials) {
        return new Transport(evidence, trials, interval(trials, evidence.alpha()));
    }

    /** Mean over the trials, in milliseconds; 0 without one. */
    public double meanMs() {
        return trials.stream().mapToDouble(TrialMean::ms).average().orElse(0);
    }

    /** Share of the latency, in the mean over the trials; 0 without one. */
    public double share() {
        return trials.stream().mapToDouble(TrialMean::share).average().orElse(0);
    }

    /**
     * The hops cost more than a delay, as the claim has it: confirmed if the interval lies above it; refuted if it lies below
     * even with all that rounding may have taken off.
     *
     * @param delayMs in milliseconds; 0 for any delay at all
     */
    public Ruling costsMoreThan(double delayMs) {
        List<String> ids = trials.stream().map(TrialMean::trial).toList();
        if (interval == null) {
            return Grounds.none(evidence, trials.size(), "too few trials", ids)
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "%s with a window that came out right.".formatted(Phrase.count(trials.size(), "trial")),
                            "An interval over trials needs two.",
                            "At least two valid trials.");
        }
        Grounds grounds = new Grounds(
                evidence,
                trials.size(),
                "%s, %s of the latency".formatted(Phrase.ms(meanMs()), Phrase.percent(share())),
                meanMs(),
                interval,
                null,
                "ms",
                ids);
        String facts =
                ("The two hops over Kafka take %s of a window's latency in the mean over %s (%s in the %s interval),"
                                + " which is %s of it. The broker's stamps are whole milliseconds, rounded down: the hops together may"
                                + " take up to %s more, not less.")
                        .formatted(
                                Phrase.ms(meanMs()),
                                Phrase.count(trials.size(), "trial"),
                                Phrase.ms(interval),
                                Phrase.confidence(evidence.alpha()),
                                Phrase.percent(share()),
                                Phrase.ms(ROUNDED_OFF_MS));
        if (interval.isAbove(delayMs)) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts,
                    "So they cost more than %s.".formatted(Phrase.ms(delayMs)),
                    "Trials whose hops take no more than %s.".formatted(Phrase.ms(delayMs)));
        }
        if (interval.isBelow(delayMs - ROUNDED_OFF_MS)) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts,
                    "Even so they cost less than %s.".formatted(Phrase.ms(delayMs)),
                    "Trials whose hops take more than %s.".formatted(Phrase.ms(delayMs)));
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts,
                "Whether that is more than %s is not decided.".formatted(Phrase.ms(delayMs)),
                "More trials, or stamps finer than a millisecond.");
    }

    private static @Nullable Interval interval(List<TrialMean> trials, double alpha) {
        if (trials.size() < 2) {
            return null;
        }
        SummaryStatistics means = new SummaryStatistics();
        trials.forEach(trial -> means.addValue(trial.ms()));
        double half = TDistribution.of(trials.size() - 1.0).inverseSurvivalProbability(alpha / 2)
                * means.getStandardDeviation()
                / Math.sqrt(trials.size());
        return new Interval(means.getMean() - half, means.getMean() + half);
    }
}
