package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {

    private static double[] of(double... values) {
        return values;
    }

    private static double[] plus(double[] sample, double shift) {
        return DoubleStream.of(sample).map(value -> value + shift).toArray();
    }

    private static double[] normal(UniformRandomProvider random, int n, double mean, double deviation) {
        SharedStateContinuousSampler sampler =
                GaussianSampler.of(ZigguratSampler.NormalizedGaussian.of(random), mean, deviation);
        double[] sample = new double[n];
        Arrays.setAll(sample, i -> sampler.sample());
        return sample;
    }

    @Test
    void pairsAreHeldAgainstEachOtherAndNotTheirMedians() {
        double[] stream = of(10, 2_000, 30, 4_000, 50, 6_000, 70, 8_000);

        Difference difference = Difference.paired(plus(stream, 5), stream);

        assertThat(difference.median()).isEqualTo(5);
        assertThat(difference.low()).isEqualTo(5);
        assertThat(difference.high()).isEqualTo(5);
        assertThat(difference.pValue())
                .as("approximate, as the differences are tied")
                .isCloseTo(2 / 256.0, within(0.02));
        assertThat(difference.reported()).isTrue();
        assertThat(Difference.betweenTrials(plus(stream, 5), stream).reported())
                .as("the same values, without their pairs")
                .isFalse();
    }

    @Test
    void theSecondSampleIsTakenFromTheFirst() {
        double[] low = of(1, 2, 3, 4, 5.5, 6, 7);
        double[] high = of(11, 13, 12, 15, 16, 17, 14);

        assertThat(Difference.paired(high, low).median()).isEqualTo(10.5);
        assertThat(Difference.paired(low, high).median()).isEqualTo(-10.5);
        assertThat(Difference.betweenTrials(high, low).median()).isEqualTo(10);
        assertThat(Difference.betweenTrials(low, high).high()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void fivePairsNeverMakeADifference(int pairs) {
        double[] zeros = new double[pairs];

        assertThat(Difference.paired(plus(zeros, 100), zeros).reported()).isFalse();
    }

    @Test
    void sixPairsCanMakeADifference() {
        assertThat(Difference.paired(of(10, 11, 12, 13, 14, 15), of(1, 1, 1, 1, 1, 1))
                        .pValue())
                .isEqualTo(2 / 64.0);
        assertThat(Difference.paired(of(10, 11, 12, 13, 14, 15), of(1, 1, 1, 1, 1, 1))
                        .reported())
                .isTrue();
    }

    @Test
    void threeTrialsAgainstThreeNeverMakeADifferenceAndFourAgainstFourCan() {
        assertThat(Difference.betweenTrials(of(1, 2, 3), of(101, 102, 103)).pValue())
                .isEqualTo(0.1);
        assertThat(Difference.betweenTrials(of(1, 2, 3), of(101, 102, 103)).reported())
                .isFalse();
        assertThat(Difference.betweenTrials(of(1, 2, 3, 4), of(101, 102, 103, 104))
                        .reported())
                .isTrue();
    }

    @Test
    void nothingAgainstItselfIsNoDifference() {
        double[] sample = of(3, 1, 4, 1, 5, 9, 2, 6);

        assertThat(Difference.paired(sample, sample)).isEqualTo(new Difference(8, 8, 0, 0, 0, 1));
        Difference unpaired = Difference.betweenTrials(of(7, 7, 7, 7, 7), of(7, 7, 7, 7, 7));
        assertThat(unpaired).isEqualTo(new Difference(5, 5, 0, 0, 0, 1));
        assertThat(unpaired.reported()).isFalse();
    }

    @Test
    void theSameSamplesHaveTheSameInterval() {
        double[] first = normal(RandomSource.L64_X128_MIX.create(7), 20, 100, 10);
        double[] second = normal(RandomSource.L64_X128_MIX.create(8), 20, 100, 10);

        assertThat(Difference.paired(first, second)).isEqualTo(Difference.paired(first, second));
        assertThat(Difference.betweenTrials(first, second)).isEqualTo(Difference.betweenTrials(first, second));
    }

    @Test
    void theIntervalOfARealDifferenceHoldsIt() {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(11);
        int repetitions = 60;

        int held = 0;
        for (int i = 0; i < repetitions; i++) {
            Difference difference = Difference.paired(normal(random, 40, 105, 10), normal(random, 40, 100, 10));
            held += difference.low() <= 5 && 5 <= difference.high() ? 1 : 0;
        }

        assertThat(held).as("of %d, at 95 %%", repetitions).isBetween(50, 60);
    }

    @Test
    void equalEnginesAreSeldomReportedAsDifferent() {
        assertThat(falselyReported(random -> Difference.paired(normal(random, 15, 100, 10), normal(random, 15, 100, 10))
                                .reported()
                        ? 1
                        : 0))
                .as("pairs, of 200")
                .isLessThanOrEqualTo(20);
        assertThat(falselyReported(
                        random -> Difference.betweenTrials(normal(random, 10, 100, 10), normal(random, 10, 100, 10))
                                        .reported()
                                ? 1
                                : 0))
                .as("trials, of 200")
                .isLessThanOrEqualTo(20);
    }

    private static int falselyReported(ToIntFunction<UniformRandomProvider> comparison) {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(13);
        int reported = 0;
        for (int i = 0; i < 200; i++) {
            reported += comparison.applyAsInt(random);
        }
        return reported;
    }

    @Test
    void samplesThatCannotBeComparedAreRefused() {
        assertThatThrownBy(() -> Difference.paired(of(1, 2), of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 values and 1 make no pairs");
        assertThatThrownBy(() -> Difference.betweenTrials(of(1), of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("second");
        assertThatThrownBy(() -> Difference.paired(of(Double.NaN), of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first");
    }
}
