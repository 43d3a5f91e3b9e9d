package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileIntervalTest {

    private static final int SAMPLES = 4_000;

    /** In an order whose halves alternate, so that no value tells the next. */
    private static double[] oneTo(int n) {
        return IntStream.range(0, n)
                .mapToDouble(i -> i % 2 == 0 ? 1 + i / 2.0 : n - (i - 1) / 2.0)
                .toArray();
    }

    private static double[] autoregressive(int n, double phi, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] series = new double[n];
        double last = normal.sample();
        for (int i = 0; i < n; i++) {
            series[i] = last;
            last = phi * last + Math.sqrt(1 - phi * phi) * normal.sample();
        }
        return series;
    }

    @ParameterizedTest
    @CsvSource({"15, 0.05, 4, 12", "10, 0.05, 2, 9", "20, 0.05, 6, 15", "15, 0.02, 3, 13", "10, 0.02, 1, 10"})
    void theMediansIntervalHasTheRanksOfTheBinomialTables(int n, double alpha, double low, double high) {
        assertThat(QuantileInterval.of(oneTo(n), 0.5, alpha)).isEqualTo(new Interval(low, high));
    }

    @Test
    void aSeriesThatMovesOnceIsWorthTooLittleAndHasItsWholeRange() {
        double[] trend = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();

        assertThat(QuantileInterval.of(trend, 0.5, 0.02)).isEqualTo(new Interval(1, 10));
    }

    @ParameterizedTest
    @CsvSource({"15, 0.5", "60, 0.5", "60, 0.9", "600, 0.99"})
    void ofIndependentValuesItMissesTheQuantileNoMoreOftenThanItSays(int n, double q) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7);

        long missed = IntStream.range(0, SAMPLES)
                .filter(sample -> !QuantileInterval.of(
                                IntStream.range(0, n)
                                        .mapToDouble(i -> random.nextDouble())
                                        .toArray(),
                                q,
                                0.1)
                        .contains(q))
                .count();

        assertThat(missed / (double) SAMPLES).isBetween(0.001, 0.11);
    }

    @Test
    void ofAutocorrelatedValuesItKeepsNearItsLevelWhereTheOneOfIndependentValuesDoesNot() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11);
        int missed = 0;
        int missedAsIfIndependent = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] series = autoregressive(200, 0.7, random);
            if (!QuantileInterval.of(series, 0.5, 0.1).contains(0)) {
                missed++;
            }
            Arrays.sort(series);
            // ranks 89 and 112 of 200 are those of the 90 % interval of independent values
            if (series[88] > 0 || series[111] < 0) {
                missedAsIfIndependent++;
            }
        }

        assertThat(missedAsIfIndependent / (double) SAMPLES).isGreaterThan(0.3);
        assertThat(missed / (double) SAMPLES).isLessThan(0.14);
    }

    @Test
    void aSeriesIsWorthItsLengthOverItsAutocorrelationTime() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);

        assertThat(EffectiveSize.of(autoregressive(50_000, 0.5, random))).isCloseTo(50_000 / 3.0, within(1_500.0));
        assertThat(EffectiveSize.of(autoregressive(50_000, 0.0, random))).isGreaterThan(48_000);
        assertThat(EffectiveSize.of(new double[] {1, 2, 1, 2, 1, 2}))
                .as("what alternates")
                .isEqualTo(6);
        assertThat(EffectiveSize.of(new double[] {4, 4, 4})).as("what is equal").isEqualTo(3);
    }

    @Test
    void theMeansIntervalIsStudentsWhereValuesAreIndependent() {
        Interval interval = QuantileInterval.ofMean(new double[] {1, 3, 1, 3}, 0.05);

        // mean 2, standard deviation 1.1547, t of 3 degrees 3.1824, root of 4
        assertThat(interval.low()).isCloseTo(2 - 3.1824 * 1.1547 / 2, within(1e-3));
        assertThat(interval.high()).isCloseTo(2 + 3.1824 * 1.1547 / 2, within(1e-3));
    }
}
