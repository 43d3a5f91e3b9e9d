package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.experiment.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search, and the judge of its trials, against engines whose capacity is known. */
class KnownCapacityTest {

    private static final double FROM_HZ = 1_500;
    private static final Search SEARCH = new Search(FROM_HZ, 1e6, 0.08, 12, Duration.ofSeconds(2));
    private static final int RUNS = 300;

    /** Capacities from a quarter of the first rate to sixteen times as much, evenly on a logarithmic scale. */
    private static double capacity(long seed) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        return FROM_HZ / 4 * Math.pow(64, random.nextDouble());
    }

    private static Threshold search(SyntheticEngine engine) {
        List<Rung> rungs = new ArrayList<>();
        OptionalDouble next = ThresholdSearch.next(SEARCH, rungs);
        while (next.isPresent()) {
            rungs.add(Sustained.of(engine.trial(next.getAsDouble(), "trial-" + rungs.size()), SEARCH));
            next = ThresholdSearch.next(SEARCH, rungs);
        }
        return ThresholdSearch.threshold(SEARCH, Map.of("engine", "spark"), rungs);
    }

    private static void assertFound(Threshold threshold, double capacityHz, long seed) {
        assertThat(threshold.lowHz())
                .as("capacity %.0f/s, seed %d, %s", capacityHz, seed, threshold)
                .isNotNull()
                .isBetween(0.9 * capacityHz, 1.1 * capacityHz);
        assertThat(threshold.rungs()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void anyCapacityIsFoundWithinTenPercentInTwelveTrials() {
        LongStream.range(0, RUNS).forEach(seed -> {
            double capacityHz = capacity(seed);

            Threshold threshold = search(SyntheticEngine.exact(capacityHz, seed));

            assertFound(threshold, capacityHz, seed);
            assertThat(threshold.limitedBy()).isNull();
        });
    }

    /** Not all: a capacity just below a rate that is tried makes that rate's trials disagree, which takes some of the twelve. */
    @Test
    void theIntervalIsMostlyAsNarrowAsItWasToBe() {
        long narrow = LongStream.range(0, RUNS)
                .mapToObj(seed -> search(SyntheticEngine.exact(capacity(seed), seed)))
                .filter(threshold -> threshold.highHz() <= threshold.lowHz() * (1 + SEARCH.precision()))
                .count();

        assertThat(narrow).isGreaterThanOrEqualTo(RUNS * 19 / 20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 1.5, 5})
    void anEngineThatReadsOnceATriggerIsNoHarderToSearch(double triggerSeconds) {
        LongStream.range(0, 50).forEach(seed -> {
            double capacityHz = capacity(seed);

            Threshold threshold = search(SyntheticEngine.exact(capacityHz, seed).withTrigger(triggerSeconds));

            assertFound(threshold, capacityHz, seed);
        });
    }

    @Test
    void itIsFoundUnderNoiseToo() {
        LongStream.range(0, RUNS).forEach(seed -> {
            double capacityHz = capacity(seed);

            Threshold threshold = search(SyntheticEngine.exact(capacityHz, seed).noisy(0.015, 0.3, 0.02));

            assertFound(threshold, capacityHz, seed);
        });
    }

    @Test
    void theNoiseIsNotTooSmallToMatter() {
        long contradictory = LongStream.range(0, RUNS)
                .mapToObj(seed ->
                        search(SyntheticEngine.exact(capacity(seed), seed).noisy(0.015, 0.3, 0.02)))
                .filter(threshold -> !threshold.contradictions().isEmpty())
                .count();

        assertThat(contradictory).isGreaterThan(RUNS / 50);
    }

    @Test
    void theLimitOfTheGeneratorIsNeverTheEnginesAndNeverExceededAgain() {
        LongStream.range(0, RUNS).forEach(seed -> {
            double capacityHz = capacity(seed);
            double generatorHz = capacityHz * (seed % 2 == 0 ? 0.4 : 0.8);
            SyntheticEngine engine = SyntheticEngine.exact(capacityHz, seed).withGenerator(generatorHz);

            Threshold threshold = search(engine);

            assertThat(threshold.highHz()).as("seed %d, %s", seed, threshold).isNull();
            assertThat(threshold.limitedBy()).startsWith("the generator");
            assertThat(threshold.lowHz()).isBetween(0.9 * generatorHz, generatorHz);
            assertNeverAboveALimitThatWasMet(threshold.rungs());
        });
    }

    @Test
    void anEngineThatIsSlowerThanTheGeneratorIsFoundAllTheSame() {
        LongStream.range(0, RUNS).forEach(seed -> {
            double capacityHz = capacity(seed);
            SyntheticEngine engine = SyntheticEngine.exact(capacityHz, seed)
                    .withGenerator(1.3 * capacityHz)
                    .noisy(0.015, 0.3, 0.02);

            Threshold threshold = search(engine);

            assertFound(threshold, capacityHz, seed);
            assertNeverAboveALimitThatWasMet(threshold.rungs());
        });
    }

    private static void assertNeverAboveALimitThatWasMet(List<Rung> rungs) {
        double limitHz = Double.POSITIVE_INFINITY;
        for (Rung rung : rungs) {
            assertThat(rung.rateHz()).as("%s", rungs).isLessThanOrEqualTo(limitHz);
            if (rung.outcome() == Outcome.GENERATOR_LIMIT) {
                limitHz = Math.min(limitHz, rung.rateHz());
            }
        }
    }

    @Test
    void enginesOfUnlikeCapacitiesMeetTheSameRates() {
        double[] some = rates(9_000, 1);
        double[] others = rates(10_500, 2);

        assertThat(DoubleStream.of(some).filter(rate -> DoubleStream.of(others).anyMatch(other -> other == rate)))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    private static double[] rates(double capacityHz, long seed) {
        return search(SyntheticEngine.exact(capacityHz, seed)).rungs().stream()
                .mapToDouble(Rung::rateHz)
                .distinct()
                .toArray();
    }
}
