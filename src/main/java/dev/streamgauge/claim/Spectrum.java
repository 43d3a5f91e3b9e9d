package dev.streamgauge.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The mean periodogram of several series of equal length, for a test and for a plot. Powers are relative: each series is
 * divided by its own mean power, so that white noise lies around 1, and no single series outshouts the others.
 *
 * <p>Of white noise, a relative ordinate of a series with q of them is q times a Beta(1, q - 1), the law behind Fisher's test
 * (Tests of significance in harmonic analysis, 1929). The mean over r series is taken for a scaled Beta of the same mean and
 * variance, which is exact for one. The largest of q ordinates stays below the {@link #band} in all but alpha of cases
 * (Sidak's bound). The transform is summed at its own frequencies: a fast one would pad a series to a power of two, and
 * its ordinates would not be independent.
 *
 * @param series how many series
 * @param windows length of each, odd, so that the ordinates reach up to half a cycle a window without one at it
 * @param ordinates power by frequency, from one cycle in the series up
 * @param atPredicted power at the very frequency that is looked for, which mostly lies between two of the others
 * @param band power that white noise exceeds anywhere in alpha of cases only
 */
public record Spectrum(int series, int windows, List<Ordinate> ordinates, Ordinate atPredicted, double band) {

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
        double[] frequencies = new double[count + 1];
        Arrays.setAll(frequencies, j -> (j + 1.0) / windows);
        frequencies[count] = predicted;
        double[] sums = new double[count + 1];
        for (double[] each : series) {
            double[] powers = powers(Arrays.copyOf(each, windows), frequencies);
            double mean = Arrays.stream(powers, 0, count).average().orElse(0);
            for (int j = 0; j <= count; j++) {
                sums[j] += mean > 0 ? powers[j] / mean : 0;
            }
        }
        double shape = ((count + 1.0) * series.size() - 1) / count;
        BetaDistribution noise = BetaDistribution.of(shape, shape * (count - 1));
        List<Ordinate> ordinates = new ArrayList<>();
        for (int j = 0; j <= count; j++) {
            double power = sums[j] / series.size();
            double here = noise.survivalProbability(Math.min(1, power / count));
            ordinates.add(new Ordinate(frequencies[j], power, -Math.expm1(count * Math.log1p(-here))));
        }
        double beyond = -Math.expm1(Math.log1p(-alpha) / count);
        double band = count * noise.inverseSurvivalProbability(beyond);
        return new Spectrum(series.size(), windows, ordinates.subList(0, count), ordinates.get(count), band);
    }

    /** How far apart two frequencies must be to be told apart. */
    public double resolution() {
        return 1.0 / windows;
    }

    /** The frequency that is looked for, in cycles per window. */
    public double predicted() {
        return atPredicted.cyclesPerWindow();
    }

    /** The highest power within one resolution of the frequency that is looked for. */
    Ordinate peak() {
        return ordinates.stream()
                .filter(each -> Math.abs(each.cyclesPerWindow() - predicted()) <= resolution())
                .reduce(atPredicted, (one, other) -> other.power() > one.power() ? other : one);
    }

    /** The highest ordinate of all. */
    Ordinate highest() {
        return ordinates.stream()
                .reduce((one, other) -> other.power() > one.power() ? other : one)
                .orElseThrow();
    }

    private static double[] powers(double[] series, double[] frequencies) {
        double mean = Arrays.stream(series).average().orElse(0);
        double[] powers = new double[frequencies.length];
        for (int j = 0; j < powers.length; j++) {
            double real = 0;
            double imaginary = 0;
            for (int k = 0; k < series.length; k++) {
                double angle = 2 * Math.PI * frequencies[j] * k;
                real += (series[k] - mean) * Math.cos(angle);
                imaginary += (series[k] - mean) * Math.sin(angle);
            }
            powers[j] = (real * real + imaginary * imaginary) / series.length;
        }
        return powers;
    }
}
