package dev.streamgauge.claim;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Two-sided rank tests, as p-values. Where values are tied the library approximates by a normal distribution, whatever the
 * size of the sample; two corners are mended here. Samples without any difference have p = 1, not none. And no p-value is
 * less than that of the most extreme order, which is known by counting: five equal pairs have 2/32, not 0.04.
 */
final class RankTest {

    private RankTest() {}

    /** Wilcoxon's signed rank test, that differences lie around 0. */
    static double signedRank(double[] differences) {
        if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
            return 1;
        }
        double pValue = WilcoxonSignedRankTest.withDefaults()
                .with(AlternativeHypothesis.TWO_SIDED)
                .test(differences)
                .getPValue();
        long unequal =
                Arrays.stream(differences).filter(difference -> difference != 0).count();
        return atLeast(2 / Math.pow(2, (double) unequal), pValue);
    }

    /** Mann and Whitney's U test, that two samples are of one distribution. */
    static double mannWhitney(double[] first, double[] second) {
        if (DoubleStream.concat(Arrays.stream(first), Arrays.stream(second))
                        .distinct()
                        .count()
                == 1) {
            return 1;
        }
        double pValue = MannWhitneyUTest.withDefaults()
                .with(AlternativeHypothesis.TWO_SIDED)
                .test(first, second)
                .getPValue();
        int both = first.length + second.length;
        return atLeast(2 / CombinatoricsUtils.binomialCoefficientDouble(both, first.length), pValue);
    }

    private static double atLeast(double mostExtreme, double pValue) {
        return Math.min(1, Math.max(mostExtreme, pValue));
    }
}
