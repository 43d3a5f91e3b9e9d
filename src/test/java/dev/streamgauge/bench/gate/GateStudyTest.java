package dev.streamgauge.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The study in small, so that a change that makes the gate cry wolf does not wait for the study. */
class GateStudyTest {

    private static final int HISTORIES = 400;

    @ParameterizedTest
    @EnumSource(Machine.class)
    void whatDidNotChangeSeldomFails(Machine machine) {
        assertThat(GateStudy.unchanged(machine, HISTORIES, 1).share(Outcome.FAIL))
                .isLessThan(0.02);
    }

    @Test
    void whatBecameMuchWorseFailsAndDoesNotPass() {
        GateStudy.Tally tally = GateStudy.worse(Machine.QUIET, 0.3, HISTORIES, 1);

        assertThat(tally.share(Outcome.FAIL)).isGreaterThan(0.9);
        assertThat(tally.share(Outcome.PASS)).isZero();
    }

    @Test
    void whatIsWorseByWhatIsToleratedSeldomPasses() {
        assertThat(GateStudy.worse(Machine.USUAL, 0.1, HISTORIES, 1).share(Outcome.PASS))
                .isLessThan(0.12);
    }

    @Test
    void aDuetFindsMoreTheLessItsPairsDifferAndTheMoreThereAre() {
        assertThat(GateStudy.duets(0.05, 0, 3, HISTORIES, 1).share(Outcome.FAIL))
                .isLessThan(0.02);
        double few = GateStudy.duets(0.05, 0.2, 3, HISTORIES, 1).share(Outcome.FAIL);
        assertThat(GateStudy.duets(0.02, 0.2, 3, HISTORIES, 1).share(Outcome.FAIL))
                .isGreaterThan(0.9)
                .isGreaterThan(few);
        assertThat(GateStudy.duets(0.05, 0.2, 10, HISTORIES, 1).share(Outcome.FAIL))
                .isGreaterThan(0.9)
                .isGreaterThan(few);
    }

    @Test
    void aTrendThatChangesIsRedAndOneThatDoesNotIsNot() {
        assertThat(GateStudy.redTrends(Machine.USUAL, 40, 30, 20, 0.3, 1)).isGreaterThan(0.9);
        assertThat(GateStudy.redTrends(Machine.USUAL, 40, 30, 30, 0, 1)).isLessThan(0.05);
    }
}
