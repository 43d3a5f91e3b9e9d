package dev.streamgauge.bench.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void theSameRoundsGiveTheSameIntervalWithinThem() {
        double[] rounds = {5, 1, 4, 2, 3};

        Estimate estimate = Estimate.ofMedian(rounds);

        assertThat(estimate).isEqualTo(Estimate.ofMedian(rounds));
        assertThat(estimate.median()).isEqualTo(3);
        assertThat(estimate.low()).isBetween(1.0, 2.0);
        assertThat(estimate.high()).isBetween(4.0, 5.0);
        assertThat(rounds).containsExactly(5, 1, 4, 2, 3);
    }

    @Test
    void twoRoundsHaveAMedianAndNoInterval() {
        Estimate estimate = Estimate.ofMedian(new double[] {1, 2});

        assertThat(estimate.median()).isEqualTo(1.5);
        assertThat(estimate.low()).isNull();
        assertThat(estimate.high()).isNull();
    }

    @Test
    void nineteenInTwentyIntervalsOfNineRoundsHoldTheTrueMedian() {
        // given
        var rates = LogNormalDistribution.of(0, 0.3).createSampler(RandomSource.XO_RO_SHI_RO_128_PP.create(7));

        // when
        long held = IntStream.range(0, 300)
                .mapToObj(experiment -> Estimate.ofMedian(rates.samples(9).toArray()))
                .filter(estimate -> estimate.low() <= 1 && 1 <= estimate.high())
                .count();

        // then
        assertThat(held / 300.0).isBetween(0.90, 0.99);
    }

    @Test
    void noRoundsAreRefused() {
        assertThatThrownBy(() -> Estimate.ofMedian(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
