package dev.streamgauge.claim;

import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * How much later windows come out on one side of a comparison than on the other, on the same streams.
 *
 * <p>Each stream that ran on both sides gives one value: the median, over its windows, of the difference of their overheads.
 * Windows of one trial share a start of the job and repeat one another, so they make the value of a stream firm and are no
 * further evidence. Where a side ran a stream more than once, its overhead of a window is the mean of these trials.
 *
 * <p>A difference counts only if two things agree: the bootstrap interval of the median over streams, which alone is too
 * narrow for few streams, and Wilcoxon's signed-rank test over streams, exact without ties, which alone also answers to a
 * lopsided scatter around 0. The test is two-sided: a claim may be confirmed or refuted, and both together must stay within
 * the chance of error.
 *
 * @param evidence the claim and its evidence
 * @param first side that is expected to be higher
 * @param second side that it is compared with
 * @param pairs one for each stream that ran on both
 * @param estimate what they amount to; null without a pair
 * @param predicted difference that the engines' latency models predict; null if one of them predicts nothing
 * @param happens what a window does later on one side, in a word or two
 */
public record PairedTrials(
        ClaimEvidence evidence,
        Side first,
        Side second,
        List<Pair> pairs,
        @Nullable Estimate estimate,
        @Nullable Interval predicted,
        String happens) {

    private static final String COMES_OUT = "comes out";

    public PairedTrials {
        pairs = List.copyOf(pairs);
    }

    /**
     * One stream.
     *
     * @param stream what a reader calls it
     * @param medianMs median over its windows of first minus second
     * @param windows how many came out right on both sides
     * @param trials ids of its trials
     */
    public record Pair(String stream, double medianMs, int windows, List<String> trials) {

        public Pair {
            trials = List.copyOf(trials);
        }
    }

    /**
     * Over all pairs.
     *
     * @param medianMs median of the pairs' values
     * @param interval its bootstrap interval at the claim's chance of error
     * @param pValue of the two-sided signed-rank test
     */
    public record Estimate(double medianMs, Interval interval, double pValue) {}

    /**
     * Compares two sides on the streams that ran on both.
     *
     * @throws IllegalArgumentException if a trial is on both sides
     */
    public static PairedTrials of(ClaimEvidence evidence, Side first, Side second) {
        List<Pair> pairs = SharedStream.of(evidence, first, second).stream()
                .map(PairedTrials::pair)
                .toList();
        return of(evidence, first, second, pairs, predicted(evidence, first, second), Bootstrap.THOROUGH);
    }

    /**
     * The same on streams that are known to have run on both. A side is said to publish, and no model predicts the
     * difference.
     */
    static PairedTrials on(List<SharedStream> streams, ClaimEvidence evidence, Side first, Side second) {
        List<Pair> pairs = streams.stream().map(PairedTrials::pair).toList();
        return of(evidence, first, second, pairs, null, Bootstrap.THOROUGH).saying("publishes");
    }

    /**
     * The same by processing latency alone, L1 of seed 004: how much later, after its latest event is in the input topic, a
     * window is computed. No model predicts it.
     *
     * @throws IllegalArgumentException if a trial is on both sides
     */
    public static PairedTrials ofProcessing(ClaimEvidence evidence, Side first, Side second) {
        List<Pair> pairs = SharedStream.of(evidence, first, second, SplitLatency::processingMs).stream()
                .map(PairedTrials::pair)
                .toList();
        return of(evidence, first, second, pairs, null, Bootstrap.THOROUGH).saying("is computed");
    }

    static PairedTrials of(
            ClaimEvidence evidence,
            Side first,
            Side second,
            List<Pair> pairs,
            @Nullable Interval predicted,
            Bootstrap bootstrap) {
        if (pairs.isEmpty()) {
            return new PairedTrials(evidence, first, second, pairs, null, predicted, COMES_OUT);
        }
        double[] values = pairs.stream().mapToDouble(Pair::medianMs).toArray();
        Interval interval = bootstrap.interval(evidence.alpha(), random -> median(Bootstrap.resampled(values, random)));
        Estimate estimate = new Estimate(median(values), interval, RankTest.signedRank(values));
        return new PairedTrials(evidence, first, second, pairs, estimate, predicted, COMES_OUT);
    }

    /** The same with another word for what a window does. */
    private PairedTrials saying(String otherwise) {
        return new PairedTrials(evidence, first, second, pairs, estimate, predicted, otherwise);
    }

    private static Pair pair(SharedStream stream) {
        double[] differences = new double[stream.windows()];
        Arrays.setAll(differences, i -> mean(stream.first(), i) - mean(stream.second(), i));
        return new Pair(stream.name(), median(differences), stream.windows(), stream.trials());
    }

    private static double mean(List<double[]> trials, int window) {
        return trials.stream().mapToDouble(trial -> trial[window]).average().orElse(Double.NaN);
    }

    /** The first side comes out later, as the claim has it. */
    public Ruling firstIsHigher() {
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

    /**
     * The sides differ by no more than a margin, as a claim of equality has it. Confirmed if the interval lies within the
     * margin on both sides of 0, refuted if it lies beyond it, each with a test against the nearer end of the margin.
     *
     * @param marginMs the greatest difference that counts as none, in milliseconds
     */
    public Ruling apartByAtMost(double marginMs) {
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

    /**
     * The sides differ by what the engines' latency models predict, and by nothing else: confirmed if the interval lies within
     * the prediction, widened by a margin on both sides; refuted if it lies beyond it.
     *
     * @param marginMs what the models may be off by, in milliseconds
     */
    public Ruling apartAsPredicted(double marginMs) {
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

    /** The fewest pairs with which the two-sided test can fall below a chance of error. */
    static int leastPairs(double alpha) {
        int pairs = 1;
        while (Math.pow(2, 1.0 - pairs) >= alpha) {
            pairs++;
        }
        return pairs;
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
                pairs.size() < leastPairs(evidence.alpha()) ? null : of.interval(),
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
        return morePairs(pairs.size(), evidence.alpha());
    }

    /** What would decide a comparison of so many pairs that decides nothing. */
    static String morePairs(int pairs, double alpha) {
        int least = leastPairs(alpha);
        return pairs < least
                ? "At least %d streams on both: of n the signed-rank test cannot fall below 2^(1-n), which is %s for %d."
                        .formatted(least, Phrase.figure(Math.pow(2, 1.0 - pairs)), pairs)
                : "More streams on both: four times as many make the interval half as wide.";
    }

    /** From the least that the models admit to the most; each side's band is the median of its trials' bands. */
    private static @Nullable Interval predicted(ClaimEvidence evidence, Side first, Side second) {
        Interval ofFirst = predicted(evidence, first::has);
        Interval ofSecond = predicted(evidence, second::has);
        return ofFirst == null || ofSecond == null
                ? null
                : new Interval(ofFirst.low() - ofSecond.high(), ofFirst.high() - ofSecond.low());
    }

    private static @Nullable Interval predicted(ClaimEvidence evidence, Predicate<Judgement> side) {
        List<Prediction> bands = evidence.trials().stream()
                .filter(side)
                .map(Judgement::predicted)
                .filter(Objects::nonNull)
                .toList();
        return bands.isEmpty() ? null : new Interval(median(bands, Prediction::low), median(bands, Prediction::high));
    }

    private static double median(List<Prediction> bands, ToDoubleFunction<Prediction> end) {
        return median(bands.stream().mapToDouble(end).toArray());
    }

    private static double median(double[] sample) {
        return Median.withDefaults().withCopy(true).evaluate(sample);
    }
}
