package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Verdict;
import org.junit.jupiter.api.Test;

/** On engines that take 2,000 events a second, Spark in batches that keep their trigger up to 1,400. */
class KneeTest {

    private static Knee knee(MadeLoad... trials) {
        return Knee.of(MadeLoad.checked(2, trials));
    }

    @Test
    void throughputFollowsTheRateToAKneeWhereLatencyJumps() {
        Knee knee = knee(MadeLoad.flink(2_600), MadeLoad.flink(1_000), MadeLoad.flink(1_800));

        Ruling ruling = knee.followsToTheKnee();

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("knee from 1,800/s to 2,600/s");
        assertThat(ruling.n()).isEqualTo(3);
        assertThat(ruling.effect()).isEqualTo(1_800);
        assertThat(ruling.ciHigh()).isEqualTo(2_600);
        assertThat(ruling.narrative())
                .contains(
                        "In 3 trials at 1,000/s to 2,600/s, 1,800/s is the highest rate that is sustained, with a throughput of"
                                + " 1,800/s, at a p95 of 10.5 ms. At 2,600/s, only 2,000/s came out, at a p95 of",
                        "By the model, 2 partitions on 2 slots are worked on 2 at a time at 1 ms an event: 2,000/s at most.",
                        "The trials beyond the knee came to 2,000/s, 100 % of that most.",
                        "So throughput follows the rate up to a knee, and there latency jumps.");
    }

    @Test
    void theCurveTellsKneeCapacityAndModel() {
        RateCurve curve = knee(MadeLoad.spark(1_000), MadeLoad.spark(1_800), MadeLoad.spark(3_000))
                .curves()
                .get(0);

        assertThat(curve.side().name()).isEqualTo("Spark");
        assertThat(curve.calmHz()).as("1,800/s overrun the trigger").isEqualTo(1_000);
        assertThat(curve.lowHz()).isEqualTo(1_800);
        assertThat(curve.highHz()).isEqualTo(3_000);
        assertThat(curve.capacityHz()).isCloseTo(2_000, within(150.0));
        assertThat(curve.model().keepsTriggerUpToHz()).isCloseTo(1_400, within(5.0));
        assertThat(curve.model().capacityHz()).isCloseTo(2_000, within(1e-6));
        assertThat(curve.points()).extracting(LoadPoint::rateHz).containsExactly(1_000.0, 1_800.0, 3_000.0);
        assertThat(curve.points()).extracting(LoadPoint::grows).containsExactly(false, false, true);
        assertThat(curve.points().get(0).throughputHz()).isCloseTo(1_000, within(1.0));
        assertThat(curve.points().get(0).batchMs()).isCloseTo(800, within(1.0));
        assertThat(curve.jump()).isGreaterThan(2);
    }

    @Test
    void eachEngineMustHaveItsKnee() {
        Ruling ruling = knee(MadeLoad.flink(1_000), MadeLoad.flink(2_600), MadeLoad.spark(800), MadeLoad.spark(1_000))
                .followsToTheKnee();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.measured()).isEqualTo("Spark: no knee up to 1,000/s");
        assertThat(ruling.narrative()).contains("Spark: In 2 trials", "No rate is beyond the knee.");
        assertThat(ruling.wouldChange()).isEqualTo("Higher rates.");
    }

    @Test
    void aRateThatIsNotSustainedBelowOneThatIsRefutesIt() {
        Ruling ruling = knee(MadeLoad.flink(1_000).asFast(0.4), MadeLoad.flink(1_800), MadeLoad.flink(2_600))
                .followsToTheKnee();

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative())
                .contains("Not so: 800/s came out of 1,000/s, though a higher rate is sustained.");
    }

    @Test
    void withoutARateBelowTheKneeNothingIsDecided() {
        Ruling ruling = knee(MadeLoad.flink(2_600), MadeLoad.flink(4_000)).followsToTheKnee();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.measured()).isEqualTo("knee below 2,600/s");
        assertThat(ruling.wouldChange()).isEqualTo("Lower rates.");
    }

    @Test
    void severalTrialsAtARateDecideByMajority() {
        RateCurve curve = knee(
                        MadeLoad.flink(1_000),
                        MadeLoad.flink(1_000).asFast(0.4),
                        MadeLoad.flink(1_000),
                        MadeLoad.flink(2_600))
                .curves()
                .get(0);

        assertThat(curve.rates()).extracting(RateCurve.Rate::sustained).containsExactly(true, false);
        assertThat(curve.gaps()).isEmpty();
    }

    @Test
    void fewerTrialsThanTheClaimAsksForDecideNothing() {
        Ruling ruling = Knee.of(MadeLoad.checked(5, MadeLoad.flink(1_000), MadeLoad.flink(2_600)))
                .followsToTheKnee();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.narrative()).contains("The claim is decided at 5 trials, and there are 2.");
    }

    @Test
    void aTrialThatSomethingWasDoneToSaysNothingOfTheRate() {
        Ruling ruling = knee(MadeLoad.flink(1_000).struck(10, 12)).followsToTheKnee();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.measured()).isEqualTo("no rate");
    }

    @Test
    void whetherThroughputFollowsIsNotDecidedByTheRhythmOfBatches() {
        LoadPoint kept = LoadPoint.of(MadeLoad.spark(1_000).judged()).orElseThrow();
        LoadPoint overrun = LoadPoint.of(MadeLoad.spark(1_700).judged()).orElseThrow();
        LoadPoint beyond = LoadPoint.of(MadeLoad.spark(2_300).judged()).orElseThrow();

        assertThat(kept.throughputHz()).isCloseTo(1_000, within(1.0));
        assertThat(kept.marginHz()).isLessThan(20);
        assertThat(overrun.batchMs()).isGreaterThan(1_500);
        assertThat(overrun.follows()).as("in long batches").isTrue();
        assertThat(beyond.follows()).as("in ever longer batches").isFalse();
    }

    @Test
    void resultsThatAreSeenCommitByCommitAreKnownLessClosely() {
        LoadPoint point =
                LoadPoint.of(MadeLoad.flink(1_000).committing(1_000).judged()).orElseThrow();

        assertThat(point.marginHz()).isCloseTo(50, within(2.0));
    }

    @Test
    void anEngineWhoseEventsHaveNoKnownCostHasAKneeButNoModel() {
        Knee knee = knee(
                MadeLoad.flink(1_000).tellingNoCost(), MadeLoad.flink(2_600).tellingNoCost());

        assertThat(knee.curves().get(0).model()).isNull();
        assertThat(knee.followsToTheKnee().verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(knee.followsToTheKnee().narrative()).doesNotContain("By the model");
    }
}
