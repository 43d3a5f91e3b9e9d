package dev.streamgauge.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * The mean periodogram of several series of equal length, for a test and for a plot. Powers are relative: each series is
 * divided by its own mean power, so that white noise lies around 1, and no single series outshouts the others.
 *
 * <p>Of white noise a relative ordinate is exponential, and the mean of r of them Gamma with shape r; the largest of q stays
 * below the {@link #band} in all but alpha of cases (Sidak's bound for q independent ordinates; Fisher, Tests of significance
 * in harmonic analysis, 1929, has the exact law for one series, which is a little narrower). The transform is summed at its
 * own frequencies: a fast one would pad a series to a power of two, and its ordinates would not be independent.
 *
 * @param series how many series
 * @param windows length of each, odd, so that the ordinates reach up to half a cycle a window without one at it
 * @param ordinates power by frequency, from one cycle in the series up
 * @param band power that white noise exceeds anywhere in alpha of cases only
 * @param predicted the frequency that is looked for, in cycles per window
 */
public record Spectrum(int series, int windows, List<Ordinate> ordinates, double band, double predicted) {

    public Spectrum {
        ordinates = List.copyOf(ordinates);
    }

    /**
     * One frequency.
     *
     * @param cyclesPerWindow the frequency
     * @param power relative to the mean of all
     * @param pValue probability that white noise has so much power at any frequency
     */
    public record Ordinate(double cyclesPerWindow, double power, double pValue) {}

    /**
     * The spectrum of raw series: never of smoothed ones, since a rolling mean of noise oscillates by itself (Slutsky).
     *
     * @param series at least one; all are cut to the odd length that the shortest has
     */
    static Spectrum of(List<double[]> series, double alpha, double predicted) {
        int shortest = series.stream().mapToInt(each -> each.length).min().orElseThrow();
        int windows = shortest % 2 == 0 ? shortest - 1 : shortest;
        int count = (windows - 1) / 2;
        double[] sums = new double[count];
        for (double[] each : series) {
            double[] powers = powers(Arrays.copyOf(each, windows));
            double mean = Arrays.stream(powers).average().orElse(0);
            for (int j = 0; j < count; j++) {
                sums[j] += mean > 0 ? powers[j] / mean : 0;
            }
        }
        GammaDistribution noise = GammaDistribution.of(series.size(), 1);
        List<Ordinate> ordinates = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            double anywhere = -Math.expm1(count * Math.log1p(-noise.survivalProbability(sums[j])));
            ordinates.add(new Ordinate((j + 1.0) / windows, sums[j] / series.size(), anywhere));
        }
        double beyond = -Math.expm1(Math.log1p(-alpha) / count);
        double band = noise.inverseSurvivalProbability(beyond) / series.size();
        return new Spectrum(series.size(), windows, ordinates, band, predicted);
    }

    /** How far apart two frequencies must be to be told apart. */
    public double resolution() {
        return 1.0 / windows;
    }

    /** The highest ordinate within one resolution of the predicted frequency. */
    Ordinate atPredicted() {
        return ordinates.stream()
                .filter(each -> Math.abs(each.cyclesPerWindow() - predicted) <= resolution())
                .reduce((one, other) -> other.power() > one.power() ? other : one)
                .orElseThrow();
    }

    /** The highest ordinate of all. */
    Ordinate highest() {
        return ordinates.stream()
                .reduce((one, other) -> other.power() > one.power() ? other : one)
                .orElseThrow();
    }

    private static double[] powers(double[] series) {
        double mean = Arrays.stream(series).average().orElse(0);
        double[] powers = new double[(series.length - 1) / 2];
        for (int j = 0; j < powers.length; j++) {
            double real = 0;
            double imaginary = 0;
            for (int k = 0; k < series.length; k++) {
                double angle = 2 * Math.PI * (j + 1) * k / series.length;
                real += (series[k] - mean) * Math.cos(angle);
                imaginary += (series[k] - mean) * Math.sin(angle);
            }
            powers[j] = (real * real + imaginary * imaginary) / series.length;
        }
        return powers;
    }
}
