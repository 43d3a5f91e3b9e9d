package dev.streamgauge.report;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The mean of one value for each trial, with Student's 95 % interval from {@value #LEAST_TRIALS} trials on: two would give one
 * that is wider than any axis.
 *
 * @param n how many trials
 * @param mean their mean; not a number without trials
 * @param low lower end of the interval; null for too few trials
 * @param high upper end of the interval; null for too few trials
 */
record MeanInterval(
        int n, double mean, @Nullable Double low, @Nullable Double high) {

    static final int LEAST_TRIALS = 3;

    private static final double TAIL = 0.025;

    static MeanInterval of(double... trials) {
        int n = trials.length;
        double mean = Mean.of(trials).getAsDouble();
        if (n < LEAST_TRIALS) {
            return new MeanInterval(n, mean, null, null);
        }
        double reach = TDistribution.of(n - 1.0).inverseSurvivalProbability(TAIL)
                * StandardDeviation.of(trials).getAsDouble()
                / Math.sqrt(n);
        return new MeanInterval(n, mean, mean - reach, mean + reach);
    }
}
