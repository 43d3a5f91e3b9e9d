package dev.streamgauge.claim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import org.junit.jupiter.api.Test;

/** Latency at the start of batches: uniform while the engine keeps up, growing when it does not. */
class BatchLatencyTest {

    private static final String AGE = "batch-start-age";
    private static final String GROWTH = "overload-growth";
    private static final Printed RUN = Printed.under("trigger: 5 s, warmUp: 120 s, measured: 240 s");

    @Test
    void theUniformAgeIsPossibleAndSaysNothingAboutTheEngine() {
        AuditFinding finding = RUN.row("batches: 48, throughput: 6914/s, p95Latency: 4704.10 ms")
                .only(AGE);

        assertThat(finding.outcome()).isEqualTo(Outcome.POSSIBLE);
        assertThat(finding.bound()).isEqualTo("4,700 ms to 4,800 ms");
        assertThat(finding.why()).contains("every engine that keeps up would have it");
    }

    @Test
    void anotherAgeContradictsBatchesThatKeptTheirTrigger() {
        AuditFinding finding = RUN.row(
                        "batches: 48, throughput: 1209/s, p95Latency: 5756.56 ms, largestBatchP95: 42674 ms")
                .only(AGE);

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(finding.why())
                .endsWith(
                        "All batches kept their trigger, and yet it is 1,007 ms off. It is a mean over 48 batches: the"
                                + " slowest, 42,674 ms, lifts it by 790 ms alone.");
    }

    @Test
    void anotherAgeOfARunWithoutItsElapsedTimeIsUncheckable() {
        AuditFinding finding = Printed.under("trigger: 5 s")
                .row("batches: 27, throughput: 14026/s, p95Latency: 8725.63 ms")
                .only(AGE);

        assertThat(finding.outcome()).isEqualTo(Outcome.UNCHECKABLE);
        assertThat(finding.why()).contains("cannot be told without the elapsed time of the measurement");
    }

    @Test
    void aRunWhoseBatchesOverranIsNotExpectedToHaveTheUniformAge() {
        assertThat(RUN.row("batches: 38, throughput: 9045/s, p95Latency: 51183 ms")
                        .by(AGE))
                .isEmpty();
    }

    @Test
    void anOverloadedRunFallsBehindAtTheModelsPace() {
        AuditFinding finding = RUN.row(
                        "offeredRate: 10000/s, batches: 42, throughput: 6360.41/s, p95Latency: 97500.10 ms")
                .only(GROWTH);

        assertThat(finding.outcome()).isEqualTo(Outcome.POSSIBLE);
        assertThat(finding.bound()).isEqualTo("53,216 ms to 165,361 ms");
    }

    @Test
    void moreThanTheModelAllowsIsInconsistent() {
        AuditFinding finding = RUN.row(
                        "offeredRate: 8000/s, batches: 38, throughput: 9045.57/s, p95Latency: 51183.47 ms")
                .only(GROWTH);

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(finding.bound()).isEqualTo("12,584 ms to 44,067 ms");
        assertThat(finding.why()).contains("falls behind by 0.1 s a second", "7.1 s more than any such run");
    }

    @Test
    void lessThanTheModelAllowsIsInconsistentToo() {
        AuditFinding finding = RUN.row("offeredRate: 10000/s, batches: 42, throughput: 6360.41/s, p95Latency: 4750 ms")
                .only(GROWTH);

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(finding.why()).contains("less than any such run");
    }

    @Test
    void aRunThatKeptItsTriggerIsNotOverloaded() {
        assertThat(RUN.row("offeredRate: 7000/s, batches: 48, throughput: 6914/s, p95Latency: 4704 ms")
                        .by(GROWTH))
                .isEmpty();
    }
}
