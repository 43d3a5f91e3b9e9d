package dev.streamgauge.claim.gate;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.Interval;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How much worse trials became, and whether that is more than tolerated.
 *
 * <p>A trial is one value: its windows share a start of the job and are no further evidence (docs/honesty.md). The interval is
 * Student's for the difference of two means, with the spread between starts pooled over both sides, so that even a single new
 * trial is held against the spread that the baseline knows. Its ends differ in confidence: the lower one decides a failure, at
 * {@link GatePolicy#FALSE_FAIL}, the upper one a pass, at {@link GatePolicy#FALSE_PASS}.
 *
 * @param baseline mean of the baseline's trials
 * @param observed mean of the new ones
 * @param worse by how much it became worse
 * @param interval of that
 * @param tolerance what is tolerated of it
 * @param detectable the least change that fails in nine of ten runs like this one; null if none can fail
 * @param outcome whether it is tolerable
 */
public record Change(
        double baseline,
        double observed,
        double worse,
        Interval interval,
        double tolerance,
        @Nullable Double detectable,
        Outcome outcome) {

    /** Values that a histogram of three digits cannot tell apart have no smaller spread than that. */
    private static final double RESOLUTION = 1e-3;

    private static final double MISSED = 0.10;

    /**
     * Holds values against those of a baseline.
     *
     * @param baseline one value for each trial, two at least
     * @param observed the same, one at least
     * @param moreIsBetter whether less is worse
     * @param tolerance greatest change for the worse that is no regression
     * @param policy how often it may be wrong
     * @param comparisons how many are decided together
     */
    public static Change of(
            double[] baseline,
            double[] observed,
            boolean moreIsBetter,
            double tolerance,
            GatePolicy policy,
            int comparisons) {
        double before = mean(baseline);
        double now = mean(observed);
        double worse = moreIsBetter ? before - now : now - before;
        double degrees = baseline.length + observed.length - 2.0;
        double variance = (squares(baseline, before) + squares(observed, now)) / degrees;
        double spread = Math.max(Math.sqrt(variance), RESOLUTION * Math.abs(before));
        double error = spread * Math.sqrt(1.0 / baseline.length + 1.0 / observed.length);
        boolean mayFail = Math.min(baseline.length, observed.length) >= GatePolicy.LEAST_TRIALS;
        return judged(before, now, worse, error, TDistribution.of(degrees), tolerance, policy, comparisons, mayFail);
    }

    /**
     * Holds values against those of a baseline that ran beside them, each against its own: what both had of the machine and of the
     * stream is in neither's difference. The interval is Student's for the mean of the differences.
     *
     * @param baseline one value for each pair, two at least
     * @param observed the other value of each pair
     * @param moreIsBetter whether less is worse
     * @param tolerance greatest change for the worse that is no regression
     * @param policy how often it may be wrong
     * @param comparisons how many are decided together
     */
    public static Change paired(
            double[] baseline,
            double[] observed,
            boolean moreIsBetter,
            double tolerance,
            GatePolicy policy,
            int comparisons) {
        double[] worse = IntStream.range(0, baseline.length)
                .mapToDouble(i -> moreIsBetter ? baseline[i] - observed[i] : observed[i] - baseline[i])
                .toArray();
        double degrees = worse.length - 1.0;
        double spread = Math.sqrt(squares(worse, mean(worse)) / degrees);
        return judged(
                mean(baseline),
                mean(observed),
                mean(worse),
                Math.max(spread, RESOLUTION * Math.abs(mean(baseline))) / Math.sqrt(worse.length),
                TDistribution.of(degrees),
                tolerance,
                policy,
                comparisons,
                true);
    }

    private static Change judged(
            double before,
            double now,
            double worse,
            double error,
            TDistribution t,
            double tolerance,
            GatePolicy policy,
            int comparisons,
            boolean mayFail) {
        double below = error * t.inverseSurvivalProbability(policy.falseFail(comparisons));
        double above = error * t.inverseSurvivalProbability(policy.falsePass());
        Interval interval = new Interval(worse - below, worse + above);
        Outcome outcome = BoundOutcome.decided(interval, null, tolerance);
        return new Change(
                before,
                now,
                worse,
                interval,
                tolerance,
                mayFail ? (Double) (tolerance + below + error * t.inverseSurvivalProbability(MISSED)) : null,
                outcome == Outcome.FAIL && !mayFail ? Outcome.INCONCLUSIVE : outcome);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double squares(double[] values, double mean) {
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }
}
