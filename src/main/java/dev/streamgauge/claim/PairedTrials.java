package dev.streamgauge.claim;

import dev.streamgauge.evidence.Manifest.Prediction;
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
        return new PairedRulings(this).firstIsHigher();
    }

    /**
     * The sides differ by no more than a margin, as a claim of equality has it. Confirmed if the interval lies within the
     * margin on both sides of 0, refuted if it lies beyond it, each with a test against the nearer end of the margin.
     *
     * @param marginMs the greatest difference that counts as none, in milliseconds
     */
    public Ruling apartByAtMost(double marginMs) {
        return new PairedRulings(this).apartByAtMost(marginMs);
    }

    /**
     * The sides differ by what the engines' latency models predict, and by nothing else: confirmed if the interval lies within
     * the prediction, widened by a margin on both sides; refuted if it lies beyond it.
     *
     * @param marginMs what the models may be off by, in milliseconds
     */
    public Ruling apartAsPredicted(double marginMs) {
        return new PairedRulings(this).apartAsPredicted(marginMs);
    }

    /** The fewest pairs with which the two-sided test can fall below a chance of error. */
    static int leastPairs(double alpha) {
        int pairs = 1;
        while (Math.pow(2, 1.0 - pairs) >= alpha) {
            pairs++;
        }
        return pairs;
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
