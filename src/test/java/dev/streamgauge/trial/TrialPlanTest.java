package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialPlanTest {

    private static final Given GIVEN = Given.defaults()
            .withRepetitions(3)
            .withFactors("{engine: [spark, flink], load.arrivals: [spp, mmpp], load.producers: [1, 2]}");

    private static final Given SEARCHING = GIVEN.withRepetitions(1)
            .plus("search: {from: 4000/s, atMost: 64000/s, precision: 0.1, rungs: 12, overheadAtMost: 3 s}");

    private static List<String> order(TrialPlan plan) {
        return plan.trials().stream().map(PlannedTrial::id).toList();
    }

    /** The trials two by two, as they follow one another. */
    private static List<List<PlannedTrial>> blocks(TrialPlan plan) {
        return IntStream.range(0, plan.trials().size() / 2)
                .mapToObj(block -> plan.trials().subList(2 * block, 2 * block + 2))
                .toList();
    }

    private static String engine(PlannedTrial trial) {
        return trial.configuration().engine();
    }

    @Test
    void everyConfigurationIsTriedOnceInEachRepetition() {
        Experiment experiment = GIVEN.experiment(42);
        List<PlannedTrial> trials = TrialPlan.of(experiment).trials();

        assertThat(trials).hasSize(3 * 8);
        for (int repetition = 1; repetition <= 3; repetition++) {
            assertThat(trials.subList(8 * (repetition - 1), 8 * repetition))
                    .as("repetition %d, whole before the next begins", repetition)
                    .extracting(PlannedTrial::repetition)
                    .containsOnly(repetition);
            assertThat(trials.subList(8 * (repetition - 1), 8 * repetition))
                    .extracting(PlannedTrial::configuration)
                    .containsExactlyInAnyOrderElementsOf(experiment.configurations());
        }
    }

    @Test
    void positionsCountFromOne() {
        assertThat(GIVEN.plan(42).trials())
                .extracting(PlannedTrial::position)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 24).boxed().toList());
    }

    @Test
    void whatComesAfterATrialIsAllThatHasALaterPlace() {
        TrialPlan plan = GIVEN.plan(42);
        Duration each = plan.trials().get(0).expectedDuration();

        assertThat(plan.trialsAtMost()).isEqualTo(24);
        assertThat(plan.expectedAfter(plan.trials().get(0))).isEqualTo(each.multipliedBy(23));
        assertThat(plan.expectedAfter(plan.trials().get(23))).isZero();
    }

    @Test
    void whatComesAfterATrialOfASearchIsAllThatItMayTake() {
        TrialPlan plan = SEARCHING.plan(42);
        PlannedTrial fifth = plan.rung(plan.ladders().get(0), 8000, 1, 5);

        assertThat(plan.trialsAtMost()).isEqualTo(8 * 12);
        assertThat(plan.expectedAfter(fifth)).isEqualTo(fifth.expectedDuration().multipliedBy(8 * 12 - 5));
    }

    @Test
    void someOfTheTrialsKeepTheirOrderAndCountFromOne() {
        // given
        TrialPlan plan = GIVEN.plan(42);

        // when
        TrialPlan some = plan.only(Pattern.compile("spark-mmpp-.*"));

        // then
        assertThat(order(some))
                .hasSize(6)
                .containsExactlyElementsOf(order(plan).stream()
                        .filter(id -> id.startsWith("spark-mmpp-"))
                        .toList());
        assertThat(some.trials()).extracting(PlannedTrial::position).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void eachBlockRunsOneStreamOnEveryEngine() {
        assertThat(blocks(GIVEN.plan(42))).allSatisfy(block -> {
            assertThat(block)
                    .extracting(PlannedTrial::pairId)
                    .containsOnly(block.get(0).pairId());
            assertThat(block)
                    .extracting(PlannedTrial::seed)
                    .containsOnly(block.get(0).seed());
            assertThat(block).extracting(TrialPlanTest::engine).containsExactlyInAnyOrder("spark", "flink");
        });
    }

    @Test
    void blocksOfDifferentStreamsAreToldApart() {
        assertThat(blocks(GIVEN.plan(42)))
                .extracting(block -> block.get(0).pairId())
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void theSeedOfATrialCountsOnFromTheExperiments() {
        assertThat(GIVEN.plan(42).trials())
                .allSatisfy(trial -> assertThat(trial.seed()).isEqualTo(42 + trial.repetition() - 1));
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        assertThat(order(GIVEN.plan(42))).isEqualTo(order(GIVEN.plan(42)));
    }

    @Test
    void otherSeedsGiveOtherOrdersOfTheSameTrials() {
        List<List<String>> orders = LongStream.range(0, 10)
                .mapToObj(seed -> order(GIVEN.plan(seed)))
                .toList();

        assertThat(orders.stream().distinct()).as("distinct orders").hasSizeGreaterThan(8);
        assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(orders.get(0)));
    }

    @Test
    void bothEnginesComeFirstInSomeBlocks() {
        assertThat(blocks(GIVEN.plan(42)))
                .extracting(block -> engine(block.get(0)))
                .contains("spark", "flink");
    }

    @Test
    void theBlocksOfARepetitionAreShuffledToo() {
        List<List<String>> orders = IntStream.range(0, 3)
                .mapToObj(repetition -> blocks(GIVEN.plan(42)).subList(4 * repetition, 4 * repetition + 4).stream()
                        .map(block -> block.get(0).configuration().levels().get("arrivals")
                                + block.get(0).configuration().levels().get("producers"))
                        .toList())
                .toList();

        assertThat(orders.stream().distinct()).as("distinct orders").hasSizeGreaterThan(1);
    }

    @Test
    void whatOneEngineAloneHasVariesWithinABlock() {
        TrialPlan plan = Given.defaults()
                .withRepetitions(2)
                .withFactors("{engine: [spark, flink], load.producers: [1, 2], pipeline.spark.trigger: [700 ms, 2 s]}")
                .plan(42);

        assertThat(IntStream.range(0, 4).mapToObj(block -> plan.trials().subList(3 * block, 3 * block + 3)))
                .hasSize(4)
                .allSatisfy(block -> {
                    assertThat(block)
                            .extracting(PlannedTrial::pairId)
                            .containsOnly(block.get(0).pairId());
                    assertThat(block)
                            .extracting(TrialPlanTest::engine)
                            .containsExactlyInAnyOrder("spark", "spark", "flink");
                });
    }

    @Test
    void withoutRepetitionsThereAreNoTrials() {
        TrialPlan plan =
                GIVEN.withRepetitions(0).plus("notRun: It takes hours.").plan(42);

        assertThat(plan.trials()).isEmpty();
        assertThat(plan.ladders()).isEmpty();
        assertThat(plan.expectedDuration()).isZero();
    }

    @Test
    void aSearchHasALadderForEachCombinationInPlaceOfTrials() {
        TrialPlan plan = SEARCHING.plan(42);

        assertThat(plan.trials()).isEmpty();
        assertThat(plan.ladders())
                .containsExactlyInAnyOrderElementsOf(SEARCHING.experiment(42).configurations())
                .noneMatch(ladder -> ladder.levels().containsKey("rate"));
        assertThat(GIVEN.plan(42).ladders()).isEmpty();
    }

    @Test
    void theLaddersOfOneStreamFollowOneAnother() {
        List<Configuration> ladders = SEARCHING.plan(42).ladders();

        assertThat(IntStream.range(0, 4).mapToObj(block -> ladders.subList(2 * block, 2 * block + 2)))
                .allSatisfy(block -> {
                    assertThat(block).extracting(Configuration::engine).containsExactlyInAnyOrder("spark", "flink");
                    assertThat(block)
                            .extracting(ladder -> ladder.levels().get("arrivals")
                                    + ladder.levels().get("producers"))
                            .containsOnly(block.get(0).levels().get("arrivals")
                                    + block.get(0).levels().get("producers"));
                });
    }

    @Test
    void theOrderOfTheLaddersFollowsFromTheSeed() {
        List<List<Configuration>> orders = LongStream.range(0, 10)
                .mapToObj(seed -> SEARCHING.plan(seed).ladders())
                .toList();

        assertThat(SEARCHING.plan(0).ladders()).isEqualTo(orders.get(0));
        assertThat(orders.stream().distinct()).as("distinct orders").hasSizeGreaterThan(8);
        assertThat(orders.stream().map(order -> order.get(0).engine())).contains("spark", "flink");
    }

    @Test
    void aRungIsATrialOfItsLadderAtARate() {
        TrialPlan plan = SEARCHING.plan(42);
        Configuration ladder = plan.ladders().get(0);

        PlannedTrial rung = plan.rung(ladder, 8000, 2, 7);

        assertThat(rung.experiment()).isEqualTo(plan.experiment());
        assertThat(rung.configuration()).isEqualTo(ladder.atRate(8000));
        assertThat(rung.repetition()).isEqualTo(2);
        assertThat(rung.position()).isEqualTo(7);
        assertThat(rung.id()).endsWith("-rate_8000_s-r2");
    }

    @Test
    void theEnginesMeetTheSameStreamAtTheSameRateAndRepetition() {
        TrialPlan plan = SEARCHING.plan(42);
        PlannedTrial one = plan.rung(plan.ladders().get(0), 8000, 2, 1);
        PlannedTrial other = plan.rung(plan.ladders().get(1), 8000, 2, 9);

        assertThat(one.seed()).isEqualTo(other.seed()).isEqualTo(43);
        assertThat(one.pairId()).isEqualTo(other.pairId());
        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(plan.rung(plan.ladders().get(0), 4000, 2, 1).pairId()).isNotEqualTo(one.pairId());
    }

    @Test
    void aSearchTakesAsLongAsItsLaddersWithAllTheirRungs() {
        TrialPlan plan = SEARCHING.plan(42);

        assertThat(plan.expectedDuration())
                .isEqualTo(plan.rung(plan.ladders().get(0), 8000, 1, 1)
                        .expectedDuration()
                        .multipliedBy(8 * 12));
    }

    @Test
    void thePlanTakesAsLongAsItsTrials() {
        TrialPlan plan = GIVEN.plan(42);

        assertThat(plan.expectedDuration())
                .isEqualTo(plan.trials().get(0).expectedDuration().multipliedBy(24));
    }
}
