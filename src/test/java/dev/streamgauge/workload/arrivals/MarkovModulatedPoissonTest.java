package dev.streamgauge.workload.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkovModulatedPoissonTest {

    /** The seeds' shape (mean rate R, high 4R for 2 s, low R/4 for 8 s in the mean) at R = 20/s. */
    private static final MarkovModulatedPoisson PROCESS =
            new MarkovModulatedPoisson(new Bursts(5, 80, Duration.ofSeconds(8), Duration.ofSeconds(2)));

    @Test
    void theMeanRateIsThatOfTheStationaryChain() {
        assertThat(PROCESS.meanRateHz()).isCloseTo(20, within(1e-9));
        Sample.assertMeanOverSeeds(
                seed -> Sample.counts(PROCESS, seed, Duration.ofSeconds(40_000), 1)[0] / 40_000, PROCESS.meanRateHz());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void countsAreDispersedAsTheoryHasIt(int seconds) {
        Duration stretch = Duration.ofSeconds(seconds);
        Sample.assertMeanOverSeeds(
                seed -> {
                    double[] counts = Sample.counts(PROCESS, seed, stretch, 40_000 / seconds);
                    return Sample.variance(counts) / Sample.mean(counts);
                },
                PROCESS.indexOfDispersion(stretch));
    }

    @Test
    void theIndexOfDispersionGrowsFromOneToItsLimit() {
        // By hand: r1 = 1/2, r2 = 1/8, 1 + 2/16 * 75^2 / ((5/8)^2 * (80/8 + 5/2)) = 145.
        assertThat(PROCESS.limitingIndexOfDispersion()).isCloseTo(145, within(1e-9));
        assertThat(PROCESS.indexOfDispersion(Duration.ofNanos(1000))).isCloseTo(1, within(1e-3));
        assertThat(PROCESS.indexOfDispersion(Duration.ofDays(10))).isCloseTo(145, within(1e-3));
        assertThat(PROCESS.indexOfDispersion(Duration.ofSeconds(1)))
                .isLessThan(PROCESS.indexOfDispersion(Duration.ofSeconds(10)));
    }

    @Test
    void gapsVaryAsTheoryHasIt() {
        Sample.assertMeanOverSeeds(
                seed -> {
                    double[] gaps = Sample.gaps(Sample.offsets(PROCESS, seed, 400_000));
                    return Sample.variance(gaps) / (Sample.mean(gaps) * Sample.mean(gaps));
                },
                PROCESS.gapScv());
    }

    @Test
    void rescaledByTheRateOfItsOwnStatesItIsASteadyProcess() {
        long[] offsets = Sample.offsets(PROCESS, 42, 20_000);
        Duration horizon = Duration.ofNanos(offsets[offsets.length - 1]);

        double[] rescaled = Sample.gaps(offsets, PROCESS.path(42, horizon)::expectedArrivals);
        double[] byAnotherPath = Sample.gaps(offsets, PROCESS.path(43, horizon)::expectedArrivals);

        assertThat(Sample.looksExponential(rescaled, 1)).isTrue();
        assertThat(Sample.looksExponential(byAnotherPath, 1)).isFalse();
        assertThat(Sample.looksExponential(Sample.gaps(offsets), 1e9 / PROCESS.meanRateHz()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {StateCursor.LOW, StateCursor.HIGH})
    void dwellsAreExponential(int state) {
        double[] dwells = PROCESS.path(42, Duration.ofSeconds(50_000)).segments().stream()
                .filter(segment -> segment.state() == state)
                .limit(4_000)
                .mapToDouble(segment -> segment.endNanos() - segment.startNanos())
                .toArray();

        double mean = state == StateCursor.HIGH ? 2e9 : 8e9;
        assertThat(dwells).hasSize(4_000);
        assertThat(Sample.looksExponential(dwells, mean)).isTrue();
        assertThat(Sample.looksExponential(dwells, 1.2 * mean)).isFalse();
    }

    @Test
    void itStartsInEachStateAsOftenAsItIsInIt() {
        long high = LongStream.range(0, 10_000)
                .filter(seed -> PROCESS.states(seed).state() == StateCursor.HIGH)
                .count();

        assertThat((double) high).isCloseTo(2_000, within(3.9 * Math.sqrt(10_000 * 0.2 * 0.8)));
    }
}
