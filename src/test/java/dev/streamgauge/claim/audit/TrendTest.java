package dev.streamgauge.claim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import org.junit.jupiter.api.Test;

/** Means differ only if they differ by more than their noise. */
class TrendTest {

    private static final String CHECK = "trend";

    @Test
    void meansWithoutTheirSpreadCannotBeCompared() {
        AuditFinding finding = Printed.under("")
                .row("producers: 1, meanLatency: 12.5 s")
                .row("producers: 2, meanLatency: 13.8 s")
                .row("producers: 4, meanLatency: 16.4 s")
                .only(CHECK);

        assertThat(finding.outcome()).isEqualTo(Outcome.UNCHECKABLE);
        assertThat(finding.published()).isEqualTo("12.5 s to 16.4 s");
        assertThat(finding.why())
                .endsWith("All of them lie on one line to their last digit: 11.2 s and 1.3 s for each producer.");
    }

    @Test
    void meansOffALineAreNotSaidToLieOnOne() {
        AuditFinding finding = Printed.under("")
                .row("producers: 1, meanLatency: 12.5 s")
                .row("producers: 2, meanLatency: 13.9 s")
                .row("producers: 4, meanLatency: 16.4 s")
                .only(CHECK);

        assertThat(finding.why()).doesNotContain("one line");
    }

    @Test
    void aRiseBeyondTheNoiseIsPossible() {
        assertThat(rise("samples: 100, latencyDeviation: 2 s").outcome()).isEqualTo(Outcome.POSSIBLE);
    }

    @Test
    void aRiseWithinTheNoiseIsNone() {
        AuditFinding finding = rise("samples: 3, latencyDeviation: 4 s");

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(finding.bound()).isEqualTo("beyond ±6.4 s");
    }

    @Test
    void oneMeanIsNoTrend() {
        assertThat(Printed.under("").row("producers: 1, meanLatency: 12.5 s").by(CHECK))
                .isEmpty();
    }

    private static AuditFinding rise(String spread) {
        return Printed.under(spread)
                .row("producers: 4, meanLatency: 16.4 s")
                .row("producers: 1, meanLatency: 12.5 s")
                .only(CHECK);
    }
}
