package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On an engine that is offered 1,000 events a second and takes 2,000. */
class RecoveryChecksTest {

    private static Ruling recovers(int decidesAt, MadeLoad... trials) {
        return RecoveryChecks.theCheckpointRecovers(MadeLoad.checked(decidesAt, trials));
    }

    private static MadeLoad struck() {
        return MadeLoad.flink(1_000).struck(10, 13);
    }

    @Test
    void noLossAndACatchingUpAfterEachStrikeConfirmIt() {
        Ruling ruling = recovers(2, struck().spoilt(0, 40, 0), struck().exactlyOnce(), MadeLoad.flink(1_000));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).as("one was not struck").isEqualTo(2);
        assertThat(ruling.measured()).isEqualTo("0 lost, 40 again in 2 strikes");
        assertThat(ruling.narrative())
                .isEqualTo(
                        "In 2 trials processes were struck 2 times (kill of worker). Of 50,008 records that had to come out or be"
                                + " set aside, 0 did neither, and 0 did with another value. Under at least once 40 records came out again."
                                + " Under exactly once 0 records came out again. With 0 such in 1 kill, the chance that a kill repeats a"
                                + " result is at most 95 % (Clopper and Pearson, one-sided, 95 %). In the median the first result came 3,010"
                                + " ms after the strike, and 6,100 ms after it no more events waited than before. Working off what had come"
                                + " in the meantime took as long as the model has it, within a factor of 2, after 2 of 2 strikes. None is"
                                + " lost, and each strike was recovered from.");
    }

    @Test
    void oneLostRecordRefutesItAndIsNamed() {
        Ruling ruling = recovers(1, struck(), struck().spoilt(1, 0, 0, "record 17 did not come out"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative())
                .endsWith("Not so: flink-1000-2-2 has 1 record lost and 0 wrong (record 17 did not come out).");
    }

    @Test
    void aResultThatRecoveryMadeWrongRefutesItToo() {
        assertThat(recovers(1, struck().spoilt(0, 0, 2)).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aStrikeThatWasNotRecoveredFromLeavesItOpen() {
        Ruling ruling = recovers(1, struck(), struck().stuck());

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.narrative())
                .contains("None is lost, but after 1 strike the events that waited did not become as few as before.");
    }

    @Test
    void withoutAStrikeNothingIsDecided() {
        assertThat(recovers(1, MadeLoad.flink(1_000)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void fewerStruckTrialsThanTheClaimAsksForDecideNothing() {
        assertThat(recovers(2, struck(), MadeLoad.flink(1_000)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void pausesAreNoKills() {
        assertThat(recovers(1, struck().paused().exactlyOnce()).narrative()).doesNotContain("Clopper");
    }

    @Test
    void theChanceOfWhatWasNeverSeenIsBoundedByHowOftenItCouldHaveBeen() {
        assertThat(RecoveryChecks.atMost(0, 20))
                .as("1 - 0.05^(1/20)")
                .isCloseTo(1 - Math.pow(0.05, 1 / 20.0), within(1e-9));
        assertThat(RecoveryChecks.atMost(1, 20)).isCloseTo(0.216, within(1e-3));
    }

    @Test
    void aRecoveryThatTakesFarLongerThanTheModelSaysIsToldSo() {
        Ruling ruling = recovers(1, MadeLoad.flink(1_000).asFast(0.6).struck(8, 10));

        assertThat(ruling.narrative())
                .contains("within a factor of 2, after 0 of 1 strike; after 1 it did not (taskmanager at ")
                .contains("where the model has 2,010 ms");
    }

    @Test
    void theTimesOfAStrikeCountFromIt() {
        StrikeFigures figures = StrikeFigures.of(struck().evidence()).get(0);

        assertThat(figures)
                .extracting(
                        StrikeFigures::detectMs,
                        StrikeFigures::downMs,
                        StrikeFigures::readyMs,
                        StrikeFigures::firstResultMs,
                        StrikeFigures::catchUpMs)
                .containsExactly(400.0, 900.0, 1_000.0, 3_010.0, 6_100.0);
        assertThat(figures.modelCatchUpMs())
                .as("3010 events, 1000 a second to spare")
                .isCloseTo(6_020, within(1e-6));
        assertThat(figures.workingOffMs()).isEqualTo(3_090);
        assertThat(figures.nearTheModel()).isTrue();
    }

    @Test
    void aStrikeThatFallsIntoTheCatchingUpOfAnotherHasNoModel() {
        List<StrikeFigures> figures = StrikeFigures.of(MadeLoad.flink(1_000)
                .struck(8, 10)
                .struck(11, 13)
                .struck(22, 23)
                .evidence());

        assertThat(figures.get(0).modelCatchUpMs()).isNull();
        assertThat(figures.get(1).modelCatchUpMs()).isNull();
        assertThat(figures.get(2).modelCatchUpMs()).isNotNull();
    }

    @Test
    void ofAnOutageThatOutlastsTheLoadOnlyWhatWasSentIsWorkedOff() {
        StrikeFigures figures = StrikeFigures.of(
                        MadeLoad.flink(1_000).struck(24, 28).evidence())
                .get(0);

        assertThat(figures.modelWorkingOffMs())
                .as("1000 events in 4 s, beside which 1750 a second are to spare")
                .isCloseTo(571, within(30.0));
        assertThat(figures.nearTheModel()).isTrue();
    }

    @Test
    void whereTheEngineHasNothingToSpareNoTimeIsPredicted() {
        assertThat(StrikeFigures.of(MadeLoad.flink(2_000).struck(10, 11).evidence())
                        .get(0)
                        .modelCatchUpMs())
                .isNull();
    }
}
