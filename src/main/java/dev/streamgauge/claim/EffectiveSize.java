package dev.streamgauge.claim;

import java.util.Arrays;

/**
 * How many independent values a series is worth: its length over its integrated autocorrelation time, estimated by Geyer's
 * initial positive sequence (Practical Markov Chain Monte Carlo, Statistical Science 7, 1992, section 3.3). Windows of a trial
 * follow one another, and where the engine's timer drifts against them so does their overhead.
 */
final class EffectiveSize {

    private EffectiveSize() {}

    /** At least 1, at most the length: values that alternate are not taken for more than they are. */
    static double of(double[] series) {
        int n = series.length;
        double mean = Arrays.stream(series).average().orElse(0);
        double variance = covariance(series, mean, 0);
        if (n < 2 || variance == 0) {
            return n;
        }
        double time = -1;
        for (int lag = 0; lag + 1 < n; lag += 2) {
            double pair = (covariance(series, mean, lag) + covariance(series, mean, lag + 1)) / variance;
            if (pair <= 0) {
                break;
            }
            time += 2 * pair;
        }
        return Math.max(1, Math.min(n, n / Math.max(time, 1)));
    }

    private static double covariance(double[] series, double mean, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < series.length; i++) {
            sum += (series[i] - mean) * (series[i + lag] - mean);
        }
        return sum / series.length;
    }
}
