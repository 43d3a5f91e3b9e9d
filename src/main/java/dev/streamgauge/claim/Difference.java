package dev.streamgauge.claim;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;

/**
 * How much larger a first sample is than a second one, and whether that may be reported as a difference.
 *
 * <p>The interval is a percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13) of
 * ten thousand resamples, drawn from a fixed seed: equal samples give an equal interval on every machine. It is too
 * narrow where samples are few; the rank test beside it holds its level at any size, and {@link #reported} needs both.
 *
 * <p>What the samples are decides what the result speaks of. The windows of one trial share a job start, and with it whatever
 * that start froze (the phase of Flink's watermark timer against the windows, Spark's trigger against them, the code that the
 * JVM compiled first): they repeat one another and are no independent replications of the engine. Their difference
 * belongs to those two trials. A claim about engines rests on trials, one value each.
 *
 * @param firstCount size of the first sample
 * @param secondCount size of the second one; equal for pairs
 * @param median of the paired differences, or the difference of the medians; first minus second, in the samples' unit
 * @param low lower end of its 95 % confidence interval
 * @param high upper end of its 95 % confidence interval
 * @param pValue of the two-sided rank test: Wilcoxon signed rank for pairs, else Mann-Whitney U
 */
public record Difference(int firstCount, int secondCount, double median, double low, double high, double pValue) {

    /** The tests' level, and what the interval leaves out. */
    public static final double ALPHA = 0.05;

    private static final Bootstrap BOOTSTRAP = Bootstrap.THOROUGH;

    /**
     * Differences within pairs: the same windows of the same stream on two engines, or two engines' trials of the same seeds.
     * Five pairs or fewer are never {@link #reported}: the least p-value of five is 0.0625.
     *
     * @throws IllegalArgumentException if there is no pair, a value without partner, or a value that is no number
     */
    public static Difference paired(double[] first, double[] second) {
        requireNumbers(first, "first");
        requireNumbers(second, "second");
        if (first.length != second.length) {
            throw new IllegalArgumentException("%d values and %d make no pairs".formatted(first.length, second.length));
        }
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        Interval interval = BOOTSTRAP.interval(ALPHA, random -> median(Bootstrap.resampled(differences, random)));
        return new Difference(
                first.length,
                second.length,
                median(differences),
                interval.low(),
                interval.high(),
                RankTest.signedRank(differences));
    }

    /**
     * Difference between samples without pairs: one value for each trial, such as its median latency. Three trials against
     * three are never {@link #reported}: their least p-value is 0.1.
     *
     * @throws IllegalArgumentException if a sample is empty, or a value is no number
     */
    public static Difference betweenTrials(double[] first, double[] second) {
        requireNumbers(first, "first");
        requireNumbers(second, "second");
        Interval interval = BOOTSTRAP.interval(
                ALPHA,
                random -> median(Bootstrap.resampled(first, random)) - median(Bootstrap.resampled(second, random)));
        double pValue = RankTest.mannWhitney(first, second);
        return new Difference(
                first.length, second.length, median(first) - median(second), interval.low(), interval.high(), pValue);
    }

    /** The interval leaves out 0, and the test rejects at {@link #ALPHA}: there is a difference to report. */
    public boolean reported() {
        return (low > 0 || high < 0) && pValue < ALPHA;
    }

    private static double median(double[] sample) {
        return Median.withDefaults().withCopy(true).evaluate(sample);
    }

    private static void requireNumbers(double[] sample, String which) {
        if (sample.length == 0 || !Arrays.stream(sample).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("the %s sample needs at least one value, and numbers only: %s"
                    .formatted(which, Arrays.toString(sample)));
        }
    }
}
