package dev.streamgauge.workload.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyPoissonTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 375, 1500, 100_000})
    void gapsAreExponential(double rateHz) {
        double[] gaps = Sample.gaps(Sample.offsets(new SteadyPoisson(rateHz), 42, 20_000));

        assertThat(Sample.looksExponential(gaps, 1e9 / rateHz)).isTrue();
        assertThat(Sample.looksExponential(gaps, 1.05e9 / rateHz))
                .as("a rate that is 5 %% off is noticed")
                .isFalse();
    }

    @Test
    void theNumberOfArrivalsIsTheRateTimesTheTime() {
        double[] counts = Sample.counts(new SteadyPoisson(1500), 42, Duration.ofMinutes(5), 1);

        double expected = 1500 * 300;
        assertThat(counts[0]).isCloseTo(expected, within(3.9 * Math.sqrt(expected)));
    }

    @Test
    void countsVaryAsMuchAsTheirMean() {
        Sample.assertMeanOverSeeds(
                seed -> {
                    double[] counts = Sample.counts(new SteadyPoisson(40), seed, Duration.ofSeconds(1), 2_000);
                    return Sample.variance(counts) / Sample.mean(counts);
                },
                1);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SteadyPoisson(0))
                .withMessageContaining("above 0");
    }
}
