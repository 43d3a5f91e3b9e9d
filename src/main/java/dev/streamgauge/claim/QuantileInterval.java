package dev.streamgauge.claim;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Confidence intervals of a series' quantile and mean.
 *
 * <p>That of a quantile lies between two order statistics, whose ranks follow from the binomial distribution (David and
 * Nagaraja, Order Statistics, 2003, section 7.1): no shape is assumed. Where the series is autocorrelated, it counts as many
 * values as it is worth, by the autocorrelation of being above the quantile or not (as Vehtari et al., Rank-normalization,
 * folding, and localization, Bayesian Analysis 16, 2021, section 4). A series too short for that has its whole range: nothing is
 * then decided unless all of its values agree.
 */
final class QuantileInterval {

    private QuantileInterval() {}

    /**
     * The interval of a quantile.
     *
     * @param series in order of time; not empty
     * @param q the quantile, above 0 and below 1
     * @param alpha what the interval leaves out, half on either side
     */
    static Interval of(double[] series, double q, double alpha) {
        double[] sorted = series.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double quantile = Quantile.withDefaults().evaluate(sorted, q);
        double[] above =
                Arrays.stream(series).map(value -> value > quantile ? 1 : 0).toArray();
        int worth = (int) EffectiveSize.of(above);
        BinomialDistribution below = BinomialDistribution.of(worth, q);
        int fromBelow = 0;
        while (fromBelow < worth && below.cumulativeProbability(fromBelow) <= alpha / 2) {
            fromBelow++;
        }
        int fromAbove = 0;
        while (fromAbove < worth && below.survivalProbability(worth - fromAbove - 1) <= alpha / 2) {
            fromAbove++;
        }
        return new Interval(
                sorted[Math.max(1, fromBelow * n / worth) - 1], sorted[n - Math.max(1, fromAbove * n / worth)]);
    }

    /** The interval of the mean, by Student's t on as many values as the series is worth; its range if that is one. */
    static Interval ofMean(double[] series, double alpha) {
        double mean = Arrays.stream(series).average().orElseThrow();
        double worth = EffectiveSize.of(series);
        if (worth <= 1) {
            return new Interval(
                    Arrays.stream(series).min().orElseThrow(),
                    Arrays.stream(series).max().orElseThrow());
        }
        double squares = Arrays.stream(series)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double half = TDistribution.of(worth - 1).inverseSurvivalProbability(alpha / 2)
                * Math.sqrt(squares / (series.length - 1) / worth);
        return new Interval(mean - half, mean + half);
    }
}
