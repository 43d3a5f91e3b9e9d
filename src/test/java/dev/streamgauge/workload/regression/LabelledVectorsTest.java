package dev.streamgauge.workload.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledVectorsTest {

    private static final int POSITIONS = 20_000;
    private static final double ALPHA = 1e-4;

    /** Half of the last decimal. */
    private static final double ROUNDING = 0.5e-6;

    private final LabelledVectors vectors = new LabelledVectors(12, 42);

    private double[] feature(int feature) {
        return IntStream.range(0, POSITIONS)
                .mapToDouble(position -> {
                    vectors.moveTo(position);
                    return vectors.features()[feature];
                })
                .toArray();
    }

    private double[] noise() {
        return IntStream.range(0, POSITIONS)
                .mapToDouble(position -> {
                    vectors.moveTo(position);
                    return vectors.label()
                            - Arrays.stream(vectors.features()).average().orElseThrow();
                })
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.5",
        "1, 0.90909, 0.63636",
        "2, 1.81818, 0.77273",
        "3, 2.72727, 0.90909",
        "4, 3.63636, 1.04545",
        "5, 4.54545, 1.18182",
        "6, 5.45455, 1.31818",
        "7, 6.36364, 1.45455",
        "8, 7.27273, 1.59091",
        "9, 8.18182, 1.72727",
        "10, 9.09091, 1.86364",
        "11, 10, 2"
    })
    void eachFeatureIsNormalWithTheMeanAndTheDeviationOfTheSeed(int feature, double mean, double deviation) {
        double[] values = feature(feature);

        assertThat(Mean.of(values).getAsDouble()).isCloseTo(mean, within(4 * deviation / Math.sqrt(POSITIONS)));
        assertThat(StandardDeviation.of(values).getAsDouble())
                .isCloseTo(deviation, within(4 * deviation / Math.sqrt(2.0 * POSITIONS)));
        assertThat(KolmogorovSmirnovTest.withDefaults()
                        .test(values, NormalDistribution.of(mean, deviation)::cumulativeProbability)
                        .getPValue())
                .isGreaterThan(ALPHA);
    }

    @Test
    void theLabelIsTheMeanOfTheFeaturesAndUniformNoise() {
        double[] noise = noise();

        assertThat(Arrays.stream(noise).min().orElseThrow()).isGreaterThanOrEqualTo(-0.01 - ROUNDING);
        assertThat(Arrays.stream(noise).max().orElseThrow()).isLessThanOrEqualTo(0.01 + ROUNDING);
        assertThat(KolmogorovSmirnovTest.withDefaults()
                        .test(noise, UniformContinuousDistribution.of(-0.01, 0.01)::cumulativeProbability)
                        .getPValue())
                .isGreaterThan(ALPHA);
    }

    @Test
    void neitherFeaturesNorNeighboursDependOnOneAnother() {
        double[] first = feature(0);
        double[] second = feature(1);
        double limit = 4 / Math.sqrt(POSITIONS);

        assertThat(correlation(first, second)).isCloseTo(0, within(limit));
        assertThat(correlation(Arrays.copyOf(first, POSITIONS - 1), Arrays.copyOfRange(first, 1, POSITIONS)))
                .isCloseTo(0, within(limit));
        assertThat(correlation(Arrays.copyOf(first, POSITIONS - 1), Arrays.copyOfRange(second, 1, POSITIONS)))
                .isCloseTo(0, within(limit));
        assertThat(correlation(Arrays.copyOf(second, POSITIONS - 1), Arrays.copyOfRange(first, 1, POSITIONS)))
                .isCloseTo(0, within(limit));
    }

    private static double correlation(double[] left, double[] right) {
        double leftMean = Mean.of(left).getAsDouble();
        double rightMean = Mean.of(right).getAsDouble();
        double covariance = IntStream.range(0, left.length)
                        .mapToDouble(at -> (left[at] - leftMean) * (right[at] - rightMean))
                        .sum()
                / (left.length - 1);
        return covariance
                / StandardDeviation.of(left).getAsDouble()
                / StandardDeviation.of(right).getAsDouble();
    }

    @Test
    void aPositionHoldsTheSameVectorInWhateverOrderItIsAskedFor() {
        LabelledVectors inOrder = new LabelledVectors(12, 42);
        int[] shuffled = PermutationSampler.natural(1000);
        PermutationSampler.shuffle(RandomSource.SPLIT_MIX_64.create(1L), shuffled);
        double[][] features = new double[shuffled.length][];
        double[] labels = new double[shuffled.length];
        for (int position : shuffled) {
            vectors.moveTo(position);
            features[position] = vectors.features();
            labels[position] = vectors.label();
        }

        for (int position = 0; position < shuffled.length; position++) {
            inOrder.moveTo(position);
            assertThat(inOrder.features()).containsExactly(features[position]);
            assertThat(inOrder.label()).isEqualTo(labels[position]);
        }
    }

    @Test
    void anotherSeedMakesOtherVectors() {
        LabelledVectors other = new LabelledVectors(12, 1L << 40);
        vectors.moveTo(7);
        other.moveTo(7);

        assertThat(vectors.features()).doesNotContain(other.features());
    }

    @Test
    void aSingleFeatureHasTheFirstMeanAndDeviation() {
        LabelledVectors single = new LabelledVectors(1, 42);
        double[] values = IntStream.range(0, POSITIONS)
                .mapToDouble(position -> {
                    single.moveTo(position);
                    return single.features()[0];
                })
                .toArray();

        assertThat(KolmogorovSmirnovTest.withDefaults()
                        .test(values, NormalDistribution.of(0, 0.5)::cumulativeProbability)
                        .getPValue())
                .isGreaterThan(ALPHA);
    }
}
