package dev.streamgauge.claim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import org.junit.jupiter.api.Test;

/** A window of append mode is never faster than its watermark delay. */
class LatencyFloorTest {

    private static final String CHECK = "latency-floor";
    private static final Printed APPEND = Printed.under("watermarkDelay: 20 s, outputMode: append, eventTimeSpeed: 1");

    @Test
    void aLatencyBelowTheDelayIsImpossibleAndWhatWouldRescueItIsTold() {
        AuditFinding finding = APPEND.row("meanLatency: 12.5 s").only(CHECK);

        assertThat(finding.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(finding.bound()).isEqualTo("at least 20 s");
        assertThat(finding.why()).startsWith("12.5 s is 7.5 s less than the watermark delay of 20 s allows.");
        assertThat(finding.rescue()).contains("Update mode", "1.6 times the wall clock", "at most 12.5 s");
    }

    @Test
    void aLatencyAtOrAboveTheDelayIsPossible() {
        assertThat(APPEND.row("meanLatency: 20 s").row("meanLatency: 21.3 s").outcomes(CHECK))
                .containsExactly(Outcome.POSSIBLE, Outcome.POSSIBLE);
    }

    @Test
    void aFigureThatRoundingMayHaveMovedBelowTheDelayIsPossible() {
        Printed delay = Printed.under("watermarkDelay: 20040 ms, outputMode: append, eventTimeSpeed: 1");

        assertThat(delay.row("meanLatency: 20.0 s").row("meanLatency: 19.9 s").outcomes(CHECK))
                .containsExactly(Outcome.POSSIBLE, Outcome.IMPOSSIBLE);
    }

    @Test
    void updateModeHasNoFloor() {
        AuditFinding finding = Printed.under("watermarkDelay: 20 s, outputMode: update, eventTimeSpeed: 1")
                .row("meanLatency: 0.1 s")
                .only(CHECK);

        assertThat(finding.outcome()).isEqualTo(Outcome.POSSIBLE);
        assertThat(finding.bound()).isEqualTo("no floor in update mode");
    }

    @Test
    void eventTimeThatRunsFasterThanTheWallClockLowersTheFloor() {
        Printed fast = Printed.under("watermarkDelay: 20 s, outputMode: append, eventTimeSpeed: 1.6");

        assertThat(fast.row("meanLatency: 12.5 s").row("meanLatency: 12.4 s").outcomes(CHECK))
                .containsExactly(Outcome.POSSIBLE, Outcome.IMPOSSIBLE);
    }

    @Test
    void withoutTheOutputModeNothingCanBeSaid() {
        AuditFinding finding = Printed.under("watermarkDelay: 20 s, eventTimeSpeed: 1")
                .row("meanLatency: 12.5 s")
                .row("meanLatency: 13.8 s")
                .only(CHECK);

        assertThat(finding.outcome()).isEqualTo(Outcome.UNCHECKABLE);
        assertThat(finding.row()).isEqualTo("a; b");
        assertThat(finding.why()).isEqualTo("Not published: the output mode.");
    }

    @Test
    void aProbeWhoseLimitLiesBelowTheFloorReportsItsOwnConstants() {
        AuditFinding finding = probe("probeLatencyLimit: 1 s, representativeRate: 1500/s");

        assertThat(finding.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(finding.why()).contains("(250/s + 500/s) / 2 × 4 producers = 1,500/s, which is the published value");
    }

    @Test
    void aProbeThatReportsAnotherRateIsNotExplainedByItsConstants() {
        assertThat(probe("probeLatencyLimit: 1 s, representativeRate: 1600/s").why())
                .endsWith("= 1,500/s, which is not the published value either.");
    }

    @Test
    void aProbeWhoseLimitCanBeMetIsPossible() {
        assertThat(probe("probeLatencyLimit: 25 s, representativeRate: 1500/s").outcome())
                .isEqualTo(Outcome.POSSIBLE);
    }

    private static AuditFinding probe(String values) {
        return Printed.under("watermarkDelay: 20 s, outputMode: append, eventTimeSpeed: 1, producers: 4,"
                        + " probeRate: 500/s, probeFallbackRate: 250/s")
                .row(values)
                .only("probe-limit");
    }
}
