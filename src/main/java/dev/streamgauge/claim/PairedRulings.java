package dev.streamgauge.claim;

import dev.streamgauge.claim.PairedTrials.Estimate;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is ruled on paired trials, and in which words. */
final class PairedRulings {

    private final ClaimEvidence evidence;
    private final Side first;
    private final Side second;
    private final List<PairedTrials.Pair> pairs;
    private final @Nullable Estimate estimate;
    private final @Nullable Interval predicted;
    private final String happens;

    PairedRulings(PairedTrials trials) {
        evidence = trials.evidence();
        first = trials.first();
        second = trials.second();
        pairs = trials.pairs();
        estimate = trials.estimate();
        predicted = trials.predicted();
        happens = trials.happens();
    }

    Ruling firstIsHigher() {
        if (estimate == null) {
            return without();
        }
        boolean differs = estimate.pValue() < evidence.alpha();
        if (differs && estimate.interval().isAbove(0)) {
            return grounds(estimate, estimate.pValue())
                    .rule(
                            Verdict.CONFIRMED,
                            facts(estimate),
                            "So %s %s later than %s.".formatted(first.name(), happens, second.name()),
                            "Streams on which %s %s no later than %s: %d of %d so far."
                                    .formatted(
                                            first.name(),
                                            happens,
                                            second.name(),
                                            pairs.size() - laterOnFirst(),
                                            pairs.size()));
        }
        if (differs && estimate.interval().isBelow(0)) {
            return grounds(estimate, estimate.pValue())
                    .rule(
                            Verdict.REFUTED,
                            facts(estimate),
                            "So it is %s that %s later, against the claim.".formatted(second.name(), happens),
                            "Streams on which %s %s later than %s: %d of %d so far."
                                    .formatted(first.name(), happens, second.name(), laterOnFirst(), pairs.size()));
        }
        return grounds(estimate, estimate.pValue())
                .rule(
                        Verdict.INCONCLUSIVE,
                        facts(estimate),
                        "That does not tell %s and %s apart.".formatted(first.name(), second.name()),
                        morePairs());
    }

    Ruling apartByAtMost(double marginMs) {
        if (estimate == null) {
            return without();
        }
        Interval interval = estimate.interval();
        double againstUpper = shifted(marginMs);
        double againstLower = shifted(-marginMs);
        boolean within = interval.isBelow(marginMs) && interval.isAbove(-marginMs);
        double pValue =
                within ? Math.max(againstUpper, againstLower) : estimate.medianMs() > 0 ? againstUpper : againstLower;
        boolean beyond = interval.isAbove(marginMs) || interval.isBelow(-marginMs);
        Grounds grounds = grounds(estimate, pValue);
        if (within && pValue < evidence.alpha()) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts(estimate),
                    "So they are apart by less than %s.".formatted(Phrase.ms(marginMs)),
                    "A difference of more than %s in most streams.".formatted(Phrase.ms(marginMs)));
        }
        if (beyond && pValue < evidence.alpha()) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(estimate),
                    "So they are apart by more than %s.".formatted(Phrase.ms(marginMs)),
                    "A difference of less than %s in most streams.".formatted(Phrase.ms(marginMs)));
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts(estimate),
                "Whether that is more or less than %s is not decided.".formatted(Phrase.ms(marginMs)),
                morePairs());
    }

    Ruling apartAsPredicted(double marginMs) {
        if (estimate == null) {
            return without();
        }
        Grounds grounds = grounds(estimate, estimate.pValue());
        if (predicted == null) {
            return grounds.rule(
                    Verdict.INCONCLUSIVE,
                    facts(estimate),
                    "One of the engines predicts nothing.",
                    "A prediction of both.");
        }
        Interval interval = estimate.interval();
        Interval band = new Interval(predicted.low() - marginMs, predicted.high() + marginMs);
        if (interval.isAbove(band.low()) && interval.isBelow(band.high())) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts(estimate),
                    "So what the engines do with their batches and timers explains the difference.",
                    "A difference beyond %s.".formatted(Phrase.ms(band)));
        }
        if (interval.isAbove(band.high()) || interval.isBelow(band.low())) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(estimate),
                    "So something else than their batches and timers sets the engines apart.",
                    "A difference within %s.".formatted(Phrase.ms(band)));
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts(estimate),
                "Whether that is what the models predict is not decided.",
                morePairs());
    }

    private double shifted(double byMs) {
        return RankTest.signedRank(
                pairs.stream().mapToDouble(pair -> pair.medianMs() - byMs).toArray());
    }

    private Ruling without() {
        return Grounds.none(evidence, 0, "no shared stream", List.of())
                .rule(
                        Verdict.INCONCLUSIVE,
                        "No stream ran on both %s and %s with at least %d windows that came out right on both."
                                .formatted(first.name(), second.name(), SharedStream.LEAST_WINDOWS),
                        "There is nothing to compare.",
                        "Valid trials of the same streams on %s and %s.".formatted(first.name(), second.name()));
    }

    private Grounds grounds(Estimate of, double pValue) {
        String measured = "%s %s %s %s"
                .formatted(
                        first.name(),
                        Phrase.ms(Math.abs(of.medianMs())),
                        of.medianMs() < 0 ? "below" : "above",
                        second.name());
        return new Grounds(
                evidence,
                pairs.size(),
                measured,
                of.medianMs(),
                pairs.size() < PairedTrials.leastPairs(evidence.alpha()) ? null : of.interval(),
                pValue,
                "ms",
                pairs.stream()
                        .flatMap(pair -> pair.trials().stream())
                        .distinct()
                        .toList());
    }

    private String facts(Estimate of) {
        String facts = ("Window by window, %s %s later than %s on %d of %s. The difference is %s in the median over"
                        + " streams (%s in the %s interval); Wilcoxon's signed-rank test over streams has %s.")
                .formatted(
                        first.name(),
                        happens,
                        second.name(),
                        laterOnFirst(),
                        Phrase.count(pairs.size(), "stream"),
                        Phrase.ms(of.medianMs()),
                        Phrase.ms(of.interval()),
                        Phrase.confidence(evidence.alpha()),
                        Phrase.p(of.pValue()));
        return predicted == null
                ? facts
                : facts + " The engines' latency models predict %s.".formatted(Phrase.ms(predicted));
    }

    private long laterOnFirst() {
        return pairs.stream().filter(pair -> pair.medianMs() > 0).count();
    }

    private String morePairs() {
        return PairedTrials.morePairs(pairs.size(), evidence.alpha());
    }
}
