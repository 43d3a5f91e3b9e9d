package dev.streamgauge.bench.outcome;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/**
 * A median over rounds and how sure it is.
 *
 * @param n number of rounds
 * @param median their median
 * @param low lower end of the interval, or null
 * @param high upper end of the interval, or null
 */
record Estimate(
        int n,
        double median,
        @Nullable Double low,
        @Nullable Double high) {

    /** Share of such intervals that hold the true median. */
    static final double CONFIDENCE = 0.95;

    /** Of fewer rounds an interval would say nothing. */
    static final int LEAST_ROUNDS = 3;

    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20_260_101;

    /**
     * The median with its percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13). The rounds are drawn
     * again with a fixed seed: the same rounds give the same interval. Without an interval below three rounds.
     *
     * @throws IllegalArgumentException without any round
     */
    static Estimate ofMedian(double[] rounds) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("there is no median of no rounds");
        }
        double observed = Median.withDefaults().withCopy(true).evaluate(rounds);
        if (rounds.length < LEAST_ROUNDS) {
            return new Estimate(rounds.length, observed, null, null);
        }
        Median median = Median.withDefaults();
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        double[] medians = new double[RESAMPLES];
        double[] drawn = new double[rounds.length];
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.setAll(drawn, each -> rounds[random.nextInt(rounds.length)]);
            medians[i] = median.evaluate(drawn);
        }
        double[] ends = Quantile.withDefaults().evaluate(medians, (1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2);
        return new Estimate(rounds.length, observed, ends[0], ends[1]);
    }
}
