package dev.streamgauge.claim;

import static dev.streamgauge.claim.Rung.Outcome.GENERATOR_LIMIT;
import static dev.streamgauge.claim.Rung.Outcome.NOT_SUSTAINED;
import static dev.streamgauge.claim.Rung.Outcome.SUSTAINED;
import static dev.streamgauge.claim.Rung.Outcome.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.experiment.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {

    private static final Search SEARCH = new Search(1_500, 50_000, 0.1, 12, Duration.ofSeconds(2));

    /** What a trial shows, by its rate and its number from 1. */
    private interface Engine {

        Outcome at(double rateHz, int number);

        static Engine of(double capacityHz) {
            return (rateHz, number) -> rateHz <= capacityHz ? SUSTAINED : NOT_SUSTAINED;
        }
    }

    private static Rung rung(double rateHz, Outcome outcome) {
        return new Rung(rateHz, outcome, "said so", 500.0, 0.0, -1.0, 1.0, "trial");
    }

    private static List<Rung> rungs(Object... ratesAndOutcomes) {
        List<Rung> rungs = new ArrayList<>();
        for (int i = 0; i < ratesAndOutcomes.length; i += 2) {
            rungs.add(rung((Integer) ratesAndOutcomes[i], (Outcome) ratesAndOutcomes[i + 1]));
        }
        return rungs;
    }

    /** Runs a search to its end. */
    private static List<Rung> climb(Search search, Engine engine) {
        List<Rung> rungs = new ArrayList<>();
        OptionalDouble next = ThresholdSearch.next(search, rungs);
        while (next.isPresent()) {
            rungs.add(rung(next.getAsDouble(), engine.at(next.getAsDouble(), rungs.size() + 1)));
            next = ThresholdSearch.next(search, rungs);
        }
        return rungs;
    }

    private static Threshold threshold(List<Rung> rungs) {
        return ThresholdSearch.threshold(SEARCH, Map.of("engine", "spark", "rate", "1500/s"), rungs);
    }

    private static List<Double> rates(List<Rung> rungs) {
        return rungs.stream().map(Rung::rateHz).toList();
    }

    @Test
    void itDoublesThenHalvesTheIntervalAtRatesOfFewDigits() {
        List<Rung> rungs = climb(SEARCH, Engine.of(9_000));

        assertThat(rates(rungs))
                .as("the last one confirms the upper end")
                .containsExactly(1_500.0, 3_000.0, 6_000.0, 12_000.0, 8_500.0, 10_000.0, 9_200.0, 9_200.0);
        assertThat(threshold(rungs).lowHz()).isEqualTo(8_500);
        assertThat(threshold(rungs).highHz()).isEqualTo(9_200);
        assertThat(threshold(rungs).limitedBy()).isNull();
    }

    @Test
    void whereTheFirstRateIsTooHighItHalvesItFirst() {
        List<Rung> rungs = climb(SEARCH, Engine.of(300));

        assertThat(rates(rungs)).containsExactly(1_500.0, 750.0, 375.0, 188.0, 270.0, 320.0, 290.0, 300.0, 320.0);
        assertThat(threshold(rungs).lowHz()).isEqualTo(300);
    }

    @Test
    void anEngineThatSustainsNothingIsGivenUpBelowAnEventASecond() {
        List<Rung> rungs = climb(SEARCH, Engine.of(0));

        assertThat(rungs)
                .hasSize(11)
                .last()
                .satisfies(rung -> assertThat(rung.rateHz()).isBetween(1.0, 2.0));
        assertThat(threshold(rungs).lowHz()).isNull();
        assertThat(threshold(rungs).highHz()).isBetween(1.0, 2.0);
    }

    @Test
    void itGoesNoFurtherThanItMayAndSaysSo() {
        List<Rung> rungs = climb(SEARCH, Engine.of(1e9));

        assertThat(rates(rungs)).containsExactly(1_500.0, 3_000.0, 6_000.0, 12_000.0, 24_000.0, 48_000.0, 50_000.0);
        assertThat(threshold(rungs).lowHz()).isEqualTo(50_000);
        assertThat(threshold(rungs).highHz()).isNull();
        assertThat(threshold(rungs).limitedBy()).isEqualTo("the search itself, which goes no further than 50000/s");
    }

    @Test
    void itStopsWhenItsTrialsAreUsedUpWhateverIsOpen() {
        Search short3 = new Search(1_500, 50_000, 0.1, 3, Duration.ofSeconds(2));

        List<Rung> rungs = climb(short3, Engine.of(1e9));

        assertThat(rates(rungs)).containsExactly(1_500.0, 3_000.0, 6_000.0);
        assertThat(ThresholdSearch.threshold(short3, Map.of(), rungs).limitedBy())
                .isEqualTo("the number of trials, 3");
    }

    @Test
    void theGeneratorsLimitIsSearchedFromBelowAndNeverTheEngines() {
        List<Rung> rungs = climb(SEARCH, (rateHz, number) -> rateHz > 7_000 ? GENERATOR_LIMIT : SUSTAINED);

        assertThat(rates(rungs))
                .containsExactly(1_500.0, 3_000.0, 6_000.0, 12_000.0, 8_500.0, 7_100.0, 6_500.0, 7_100.0);
        assertThat(threshold(rungs).lowHz()).isEqualTo(6_500);
        assertThat(threshold(rungs).highHz()).isNull();
        assertThat(threshold(rungs).limitedBy()).startsWith("the generator").endsWith("7100/s");
    }

    @Test
    void aGeneratorThatWasDisturbedOnceIsGivenItsRateAgainAndThenMore() {
        List<Rung> rungs = climb(
                SEARCH,
                (rateHz, number) ->
                        number == 2 ? GENERATOR_LIMIT : Engine.of(9_000).at(rateHz, number));

        assertThat(rates(rungs).subList(0, 8))
                .containsExactly(1_500.0, 3_000.0, 2_100.0, 2_500.0, 2_700.0, 2_800.0, 3_000.0, 6_000.0);
        assertThat(threshold(rungs).highHz()).isBetween(9_000.0, 12_000.0);
    }

    @Test
    void aGeneratorThatCannotKeepTheFirstRateIsNotRepeatedButGivenLess() {
        assertThat(ThresholdSearch.next(SEARCH, rungs(1_500, GENERATOR_LIMIT))).hasValue(750);
    }

    @Test
    void aLoadThatKeptItsScheduleAtAHigherRateWasDisturbedAndIsTriedAgain() {
        List<Rung> disturbed = rungs(6_000, SUSTAINED, 12_000, NOT_SUSTAINED, 8_500, GENERATOR_LIMIT);

        assertThat(ThresholdSearch.next(SEARCH, disturbed)).hasValue(8_500);

        disturbed.add(rung(8_500, GENERATOR_LIMIT));
        assertThat(ThresholdSearch.next(SEARCH, disturbed))
                .as("twice is enough")
                .hasValue(7_100);
    }

    @Test
    void aTrialThatDoesNotCountIsRepeatedOnce() {
        assertThat(ThresholdSearch.next(SEARCH, rungs(1_500, SUSTAINED, 3_000, UNDECIDED)))
                .hasValue(3_000);
        assertThat(ThresholdSearch.next(SEARCH, rungs(1_500, SUSTAINED, 3_000, UNDECIDED, 3_000, SUSTAINED)))
                .hasValue(6_000);
    }

    @Test
    void aRateWhoseTrialsNeverCountEndsTheSearchFromAboveAndIsNamed() {
        List<Rung> rungs = climb(SEARCH, (rateHz, number) -> rateHz >= 6_000 ? UNDECIDED : SUSTAINED);

        assertThat(rates(rungs))
                .containsExactly(1_500.0, 3_000.0, 6_000.0, 6_000.0, 4_200.0, 5_000.0, 5_500.0, 6_000.0);
        assertThat(threshold(rungs).highHz()).isNull();
        assertThat(threshold(rungs).limitedBy()).isEqualTo("trials that did not count, at 6000/s");
    }

    @Test
    void aSingleFalseAlarmIsFoundAndOutvoted() {
        List<Rung> rungs = climb(
                SEARCH,
                (rateHz, number) ->
                        number == 2 ? NOT_SUSTAINED : Engine.of(20_000).at(rateHz, number));

        assertThat(threshold(rungs).lowHz()).isGreaterThanOrEqualTo(12_000);
        assertThat(threshold(rungs).contradictions()).containsExactly("3000/s was sustained in 2 of 3 trials");
        assertThat(rungs).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void ratesThatAreNotMonotoneAreRepeatedUntilTheMajorityDecides() {
        List<Rung> rungs = rungs(1_500, SUSTAINED, 3_000, NOT_SUSTAINED, 6_000, SUSTAINED);

        assertThat(ThresholdSearch.next(SEARCH, rungs)).hasValue(3_000);

        rungs.add(rung(3_000, SUSTAINED));
        assertThat(ThresholdSearch.next(SEARCH, rungs)).as("one against one").hasValue(3_000);

        rungs.add(rung(3_000, SUSTAINED));
        assertThat(ThresholdSearch.next(SEARCH, rungs)).as("monotone now").hasValue(12_000);
    }

    @Test
    void whatStaysNonMonotoneCountsAgainstTheEngineAndIsSaid() {
        List<Rung> rungs = rungs(1_500, SUSTAINED, 3_000, NOT_SUSTAINED, 6_000, SUSTAINED, 3_000, NOT_SUSTAINED);

        assertThat(ThresholdSearch.next(SEARCH, rungs)).as("the other one").hasValue(6_000);

        rungs.add(rung(6_000, SUSTAINED));
        assertThat(ThresholdSearch.next(SEARCH, rungs)).as("below both").hasValue(2_100);
        assertThat(threshold(rungs).lowHz()).isEqualTo(1_500);
        assertThat(threshold(rungs).highHz()).isEqualTo(3_000);
        assertThat(threshold(rungs).contradictions()).containsExactly("6000/s was sustained although 3000/s was not");
    }

    @Test
    void aThresholdKnowsItsLevelsButNotTheRate() {
        assertThat(threshold(rungs(1_500, SUSTAINED)).levels()).containsOnlyKeys("engine");
    }

    @Test
    void aSearchThatIsStillGoingOnHasNoLimitYet() {
        assertThat(threshold(rungs(1_500, SUSTAINED)).limitedBy()).isNull();
        assertThat(threshold(rungs(1_500, SUSTAINED)).contradictions()).isEmpty();
    }
}
