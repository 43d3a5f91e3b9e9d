package dev.streamgauge.workload.arrivals;

import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/** The test of a sample against an exponential distribution whose mean is known, not estimated. */
final class KolmogorovSmirnov {

    /** The smallest sample that is tested: with fewer, hardly any distribution could be told from another. */
    static final int LEAST_SAMPLE = 20;

    /** Enough to notice a rate that is half a percent off, and sorted in a fraction of a second. */
    private static final int LARGEST_SAMPLE = 2_000_000;

    private KolmogorovSmirnov() {}

    /**
     * How much to sample of times that are rounded to whole nanoseconds: so little that the steps of the rounding (half a
     * nanosecond's probability high) stay below a fortieth of the accepted distance.
     *
     * @param wanted how much there is
     * @param meanNanos mean of the times that are rounded
     */
    static int sampleSize(double wanted, double meanNanos) {
        double unaffectedByRounding = Math.pow(0.1 * meanNanos, 2);
        return (int) Math.min(Math.ceil(wanted), Math.min(LARGEST_SAMPLE, unaffectedByRounding));
    }

    /**
     * The accepted distance is that of Massart, {@code P(D > d) <= 2 exp(-2 n d^2)} for every n (The tight constant in the
     * Dvoretzky-Kiefer-Wolfowitz inequality, 1990), which at this chance is all but exact.
     */
    static Check exponential(String name, String hypothesis, double[] sample, double mean) {
        DoubleUnaryOperator cdf = ExponentialDistribution.of(mean)::cumulativeProbability;
        var result = KolmogorovSmirnovTest.withDefaults().test(sample, cdf);
        double accepted = Math.sqrt(Math.log(2 / ScheduleCertificate.ALPHA) / (2.0 * sample.length));
        return Check.within(name, hypothesis, sample.length, result.getStatistic(), null, accepted, result.getPValue());
    }
}
