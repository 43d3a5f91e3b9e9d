package dev.streamgauge.claim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import org.junit.jupiter.api.Test;

/** Recovery times, and what is announced without a figure. */
class RecoveryTest {

    private static final Printed TIMES =
            Printed.under("killedAt: \"17:06:03\", downAt: \"17:06:51\", firstBatchAt: \"17:07:38\"");

    @Test
    void aRecoveryTimeThatItsTimestampsAddUpToIsPossible() {
        AuditFinding finding = TIMES.row("recoveryTime: 95 s").only("recovery-sum");

        assertThat(finding.outcome()).isEqualTo(Outcome.POSSIBLE);
        assertThat(finding.why()).startsWith("48 s until it was down, 47 s until the first batch: 95 s in all");
    }

    @Test
    void anotherRecoveryTimeIsInconsistent() {
        assertThat(TIMES.row("recoveryTime: 47 s").row("recoveryTime: 97 s").outcomes("recovery-sum"))
                .containsExactly(Outcome.INCONSISTENT, Outcome.INCONSISTENT);
    }

    @Test
    void catchingUpTakesTheBacklogOverWhatTheEngineHasToSpare() {
        // 7,000/s for 100 s are 700,000 events; 1,000/s to spare
        Printed run = Printed.under("recoveryTime: 100 s, offeredRate: 7000/s, capacity: 8000/s");

        assertThat(run.row("catchUpTime: 700 s").row("catchUpTime: 60 s").outcomes("catch-up"))
                .containsExactly(Outcome.POSSIBLE, Outcome.INCONSISTENT);
    }

    @Test
    void anEngineWithNothingToSpareNeverCatchesUp() {
        assertThat(Printed.under("recoveryTime: 100 s, offeredRate: 8000/s, capacity: 8000/s")
                        .row("catchUpTime: 60 s")
                        .outcomes("catch-up"))
                .containsExactly(Outcome.IMPOSSIBLE);
    }

    @Test
    void catchingUpIsUncheckableWithoutRateAndCapacity() {
        AuditFinding finding = Printed.under("").row("recoveryTime: 95 s").only("catch-up");

        assertThat(finding.outcome()).isEqualTo(Outcome.UNCHECKABLE);
        assertThat(finding.why())
                .isEqualTo(
                        "Not published: the offered rate, the engine's capacity and the time to work off the backlog.");
    }

    @Test
    void anAnnouncementIsUncheckableUntilAFigureIsGiven() {
        assertThat(Printed.under("")
                        .row("announced: tens of thousands a second")
                        .row("announced: ten thousand a second, throughput: 10000/s, measured: 60 s")
                        .outcomes("announced"))
                .containsExactlyInAnyOrder(Outcome.UNCHECKABLE, Outcome.POSSIBLE);
    }
}
