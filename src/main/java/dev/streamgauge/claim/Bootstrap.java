package dev.streamgauge.claim;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13), drawn from a fixed seed:
 * equal samples give an equal interval on every machine. It is too narrow where samples are few, so that a decision
 * also asks a test that holds its level at any size.
 *
 * @param resamples how many; where the end of an interval cuts off a share a, it is itself uncertain by about
 *     {@code sqrt(a (1 - a) / resamples)} of that share: 0.0005 for a = 0.0025 and ten thousand
 */
record Bootstrap(int resamples) {

    /** What verdicts rest on. */
    static final Bootstrap THOROUGH = new Bootstrap(10_000);

    private static final long SEED = 1;

    /**
     * The interval that leaves out half of alpha on either side.
     *
     * @param resampledStatistic draws a resample and tells its statistic
     */
    Interval interval(double alpha, ToDoubleFunction<UniformRandomProvider> resampledStatistic) {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(SEED);
        double[] statistics = new double[resamples];
        Arrays.setAll(statistics, i -> resampledStatistic.applyAsDouble(random));
        double[] ends = Quantile.withDefaults().evaluate(statistics, alpha / 2, 1 - alpha / 2);
        return new Interval(ends[0], ends[1]);
    }

    /** As many values of the sample, drawn with replacement. */
    static double[] resampled(double[] sample, UniformRandomProvider random) {
        double[] resample = new double[sample.length];
        Arrays.setAll(resample, i -> sample[random.nextInt(sample.length)]);
        return resample;
    }

    /** As many indices below a size, drawn with replacement. */
    static int[] drawn(int size, UniformRandomProvider random) {
        int[] drawn = new int[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = random.nextInt(size);
        }
        return drawn;
    }
}
