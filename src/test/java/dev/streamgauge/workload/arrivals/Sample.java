package dev.streamgauge.workload.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/** Draws from arrival processes, and judges draws with a chance of one in ten thousand to refuse good ones. */
final class Sample {

    private static final double ALPHA = 1e-4;

    private Sample() {}

    static long[] offsets(ArrivalProcess process, long seed, int count) {
        Arrivals arrivals = process.arrivals(seed);
        long[] offsets = new long[count];
        for (int arrival = 0; arrival < count; arrival++) {
            arrivals.advance();
            offsets[arrival] = arrivals.offsetNanos();
        }
        return offsets;
    }

    /** Arrivals in each of the first {@code count} stretches of that length. */
    static double[] counts(ArrivalProcess process, long seed, Duration stretch, int count) {
        Arrivals arrivals = process.arrivals(seed);
        double[] counts = new double[count];
        arrivals.advance();
        while (arrivals.offsetNanos() < stretch.toNanos() * count) {
            counts[(int) (arrivals.offsetNanos() / stretch.toNanos())]++;
            arrivals.advance();
        }
        return counts;
    }

    /** Gaps between offsets, the first one counted from offset 0. */
    static double[] gaps(long[] offsets) {
        double[] gaps = new double[offsets.length];
        for (int arrival = 0; arrival < offsets.length; arrival++) {
            gaps[arrival] = offsets[arrival] - (arrival == 0 ? 0 : offsets[arrival - 1]);
        }
        return gaps;
    }

    /** Gaps between offsets on another clock. */
    static double[] gaps(long[] offsets, LongToDoubleFunction clock) {
        double[] gaps = new double[offsets.length];
        for (int arrival = 0; arrival < offsets.length; arrival++) {
            gaps[arrival] = clock.applyAsDouble(offsets[arrival])
                    - (arrival == 0 ? 0 : clock.applyAsDouble(offsets[arrival - 1]));
        }
        return gaps;
    }

    static double mean(double[] values) {
        return Mean.of(values).getAsDouble();
    }

    static double variance(double[] values) {
        return Variance.of(values).getAsDouble();
    }

    static boolean looksExponential(double[] values, double mean) {
        DoubleUnaryOperator cdf = ExponentialDistribution.of(mean)::cumulativeProbability;
        return KolmogorovSmirnovTest.withDefaults().test(values, cdf).getPValue() > ALPHA;
    }

    /** Estimates by 20 seeds must agree with theory within Student's confidence interval. */
    static void assertMeanOverSeeds(LongToDoubleFunction estimate, double theory) {
        double[] estimates =
                LongStream.range(0, 20).mapToDouble(estimate::applyAsDouble).toArray();
        double standardError = Math.sqrt(variance(estimates) / estimates.length);
        double width = TDistribution.of(estimates.length - 1).inverseSurvivalProbability(ALPHA / 2);

        assertThat(mean(estimates)).isBetween(theory - width * standardError, theory + width * standardError);
        assertThat(standardError)
                .as("a standard error that leaves the test its power")
                .isLessThan(0.02 * theory);
    }
}
