package dev.streamgauge.workload.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwitchedPoissonTest {

    private static final Duration CYCLE = Duration.ofSeconds(10);
    private static final SwitchedPoisson PROCESS =
            new SwitchedPoisson(new Bursts(5, 80, Duration.ofSeconds(8), Duration.ofSeconds(2)));

    @Test
    void itIsHighForTheHighDwellThenLowForTheLowDwellAndSoOn() {
        assertThat(PROCESS.path(42, Duration.ofSeconds(15)).segments())
                .containsExactly(
                        new StatePath.Segment(0, 2_000_000_000L, StateCursor.HIGH, 80, 0),
                        new StatePath.Segment(2_000_000_000L, 10_000_000_000L, StateCursor.LOW, 5, 160),
                        new StatePath.Segment(10_000_000_000L, 12_000_000_000L, StateCursor.HIGH, 80, 200),
                        new StatePath.Segment(12_000_000_000L, 15_000_000_000L, StateCursor.LOW, 5, 360));
    }

    @Test
    void eachAlignedCycleHoldsTheMeanRateTimesTheCycleAndIsNoMoreDispersedThanASteadyProcess() {
        Sample.assertMeanOverSeeds(seed -> Sample.mean(Sample.counts(PROCESS, seed, CYCLE, 500)), 200);
        Sample.assertMeanOverSeeds(
                seed -> {
                    double[] counts = Sample.counts(PROCESS, seed, CYCLE, 2_000);
                    return Sample.variance(counts) / Sample.mean(counts);
                },
                1);
    }

    @Test
    void everySecondOfTheCycleHasTheRateOfItsState() {
        double[] counts = Sample.counts(PROCESS, 42, Duration.ofSeconds(1), 10_000);

        for (int second = 0; second < 10; second++) {
            int offset = second;
            double[] sameSecond = IntStream.range(0, 1_000)
                    .mapToDouble(cycle -> counts[cycle * 10 + offset])
                    .toArray();
            double expected = second < 2 ? 80 : 5;
            assertThat(Sample.mean(sameSecond))
                    .as("arrivals in second %d of the cycle", second)
                    .isCloseTo(expected, within(3.9 * Math.sqrt(expected / 1_000)));
        }
    }

    @Test
    void rescaledByItsRateItIsASteadyProcess() {
        long[] offsets = Sample.offsets(PROCESS, 42, 20_000);
        StatePath path = PROCESS.path(42, Duration.ofNanos(offsets[offsets.length - 1]));

        assertThat(Sample.looksExponential(Sample.gaps(offsets, path::expectedArrivals), 1))
                .isTrue();
    }
}
