package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Recovery.Strike;
import org.junit.jupiter.api.Test;

/** On 25,000 events and 4 malformed records, with a strike at 10 s, or without. */
class JudgementUnderFaultsTest {

    private static MadeLoad calm() {
        return MadeLoad.flink(1_000);
    }

    private static MadeLoad struck() {
        return MadeLoad.flink(1_000).struck(10, 12);
    }

    @Test
    void underAtLeastOnceAResultMayComeAgainAfterAStrike() {
        Judgement judgement = struck().spoilt(0, 40, 0).judged();

        assertThat(judgement.exact()).isTrue();
        assertThat(judgement.keepsItsGuarantee()).isTrue();
        assertThat(judgement.lostNothing()).isTrue();
        assertThat(judgement.holds()).isTrue();
    }

    @Test
    void underExactlyOnceNoneMay() {
        Judgement judgement = struck().exactlyOnce().spoilt(0, 1, 0).judged();

        assertThat(judgement.exact()).isFalse();
        assertThat(judgement.keepsItsGuarantee()).isFalse();
        assertThat(judgement.lostNothing()).as("it is there twice").isTrue();
        assertThat(struck().exactlyOnce().judged().holds()).isTrue();
    }

    @Test
    void withoutAStrikeARepetitionIsRedUnderAnyGuarantee() {
        Judgement judgement = calm().spoilt(0, 1, 0).judged();

        assertThat(judgement.exact()).isFalse();
        assertThat(judgement.keepsItsGuarantee()).isFalse();
        assertThat(judgement.holds()).isFalse();
    }

    @Test
    void noGuaranteeAdmitsALostOrAWrongResult() {
        assertThat(struck().spoilt(1, 0, 0).judged().keepsItsGuarantee()).isFalse();
        assertThat(struck().spoilt(1, 0, 0).judged().lostNothing()).isFalse();
        assertThat(struck().spoilt(0, 0, 1).judged().keepsItsGuarantee()).isFalse();
    }

    @Test
    void afterAStrikeTheEngineMayHaveReadMoreOrLessThanWasSent() {
        assertThat(struck().saysItRead(31_000).judged().lostNothing()).isTrue();
        assertThat(calm().saysItRead(31_000).judged().lostNothing()).isFalse();
        assertThat(calm().saysItRead(25_004).judged().lostNothing()).isTrue();
    }

    @Test
    void aStrikeMakesNoTrialInvalidNorPutsItInDoubt() {
        Judgement judgement = struck().spoilt(0, 40, 0).judged();

        assertThat(judgement.evidence().manifest().valid()).isTrue();
        assertThat(judgement.inDoubt()).isFalse();
    }

    @Test
    void aTrialRecoveredIfAResultCameAfterEachStrikeAndItCaughtUp() {
        assertThat(struck().judged().recovered()).isTrue();
        assertThat(struck().stuck().judged().recovered()).isFalse();
        assertThat(struck().stuck().judged().holds()).isFalse();
        assertThat(struck().stuck().judged().unrecovered())
                .extracting(Strike::pid)
                .containsExactly(4_711L);
    }

    @Test
    void aTrialThatNothingWasDoneToHasNotRecoveredYetHolds() {
        assertThat(calm().judged().recovered()).isFalse();
        assertThat(calm().judged().holds()).isTrue();
    }

    @Test
    void whatNeverCaughtUpIsNotRecovered() {
        Judgement overwhelmed = MadeLoad.flink(2_000).struck(10, 24).judged();

        assertThat(overwhelmed.unrecovered())
                .extracting(Strike::firstResultMs)
                .as("results come again")
                .containsExactly(24_010L);
        assertThat(overwhelmed.recovered()).isFalse();
    }

    @Test
    void aStrikeThatAnotherFollowsBeforeAnythingWorksAgainIsToldByThatOne() {
        // given: the first is ready a second after it, and 200 ms before that the second falls
        Judgement twiceInARow = struck().struck(10.8, 13).judged();
        Judgement stuck = struck().struck(10.8, 13).stuck().judged();

        assertThat(twiceInARow.evidence().recovery().strikes().get(0).caughtUpMs())
                .isNull();
        assertThat(twiceInARow.recovered()).isTrue();
        assertThat(stuck.unrecovered()).extracting(Strike::pid).containsExactly(4_712L);
    }

    @Test
    void soIsOneThatIsStillCatchingUpIfTheNextOneComesSoonerThanARecoveryTakes() {
        Judgement soon = struck().struck(13, 15).judged();

        assertThat(soon.evidence().recovery().strikes().get(0).caughtUpMs()).isNull();
        assertThat(soon.recovered()).isTrue();
    }

    @Test
    void butOneThatWasGivenLongEnoughIsNot() {
        Judgement overwhelmed =
                MadeLoad.flink(1_000).struck(6, 14).struck(19, 19.2).judged();

        assertThat(overwhelmed.unrecovered()).extracting(Strike::pid).containsExactly(4_711L);
    }
}
