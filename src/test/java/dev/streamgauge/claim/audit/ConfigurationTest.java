package dev.streamgauge.claim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import org.junit.jupiter.api.Test;

/** Parallelism, slots, threads, cores, and jobs that are compared. */
class ConfigurationTest {

    @Test
    void aParallelismBeyondTheSlotsIsImpossible() {
        AuditFinding finding =
                Printed.under("taskManagers: 1, slots: 4").row("parallelism: 8").only("slots");

        assertThat(finding.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(finding.bound()).isEqualTo("at most 4 slots");
        assertThat(finding.rescue()).isEqualTo("A parallelism of at most 4, 2 TaskManagers, or 8 slots in one.");
    }

    @Test
    void aParallelismWithinTheSlotsIsPossible() {
        assertThat(Printed.under("slots: 4")
                        .row("taskManagers: 1, parallelism: 4")
                        .row("taskManagers: 2, parallelism: 8")
                        .outcomes("slots"))
                .containsExactly(Outcome.POSSIBLE, Outcome.POSSIBLE);
    }

    @Test
    void theCodesParallelismGoesBeforeTheCommandLines() {
        assertThat(Printed.under("parallelismInCode: 1")
                        .row("parallelism: 2")
                        .row("parallelism: 1")
                        .outcomes("parallelism-set"))
                .containsExactly(Outcome.INCONSISTENT, Outcome.POSSIBLE);
    }

    @Test
    void latencyThatFallsAsMorePartitionsAreWorkedOnAtOnceIsPossible() {
        AuditFinding finding = Printed.under("offeredRate: 8000/s")
                .row("partitions: 3, threads: 4, p95Latency: 50834 ms")
                .row("partitions: 6, threads: 4, p95Latency: 37409 ms")
                .row("partitions: 12, threads: 4, p95Latency: 8726 ms")
                .row("partitions: 12, threads: 8, p95Latency: 4728 ms")
                .only("partition-order");

        assertThat(finding.outcome()).isEqualTo(Outcome.POSSIBLE);
        assertThat(finding.bound()).isEqualTo("partitions at once: 3, 3, 4, 6");
        assertThat(finding.why()).contains("Where it should not differ it differs by up to 26.4 %");
    }

    @Test
    void lowerLatencyWithFewerPartitionsAtOnceIsInconsistent() {
        AuditFinding finding = Printed.under("offeredRate: 8000/s")
                .row("partitions: 6, threads: 4, p95Latency: 5 s")
                .row("partitions: 12, threads: 4, p95Latency: 6 s")
                .only("partition-order");

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(finding.why())
                .isEqualTo("'a' works on 3 partitions at once and has 5 s; 'b' works on 4 and has 6 s.");
    }

    @Test
    void configurationsAtDifferentRatesAreNotOrdered() {
        assertThat(Printed.under("")
                        .row("offeredRate: 1000/s, partitions: 6, threads: 4, p95Latency: 5 s")
                        .row("offeredRate: 8000/s, partitions: 12, threads: 4, p95Latency: 6 s")
                        .by("partition-order"))
                .isEmpty();
    }

    @Test
    void moreThreadsNeedMoreCores() {
        assertThat(Printed.under("cores: 4").row("threads: 4").row("threads: 8").outcomes("cores"))
                .containsExactly(Outcome.POSSIBLE, Outcome.IMPOSSIBLE);
        assertThat(Printed.under("").row("threads: 4").row("threads: 8").outcomes("cores"))
                .containsExactly(Outcome.UNCHECKABLE);
        assertThat(Printed.under("").row("threads: 4").row("threads: 4").outcomes("cores"))
                .isEmpty();
    }

    @Test
    void jobsThatGroupDifferentlyAreNotTheSame() {
        Printed settings = Printed.under("window: 10 s, watermarkDelay: 20 s, outputMode: append");

        AuditFinding different =
                settings.row("groupedBy: window").row("groupedBy: campaign").only("same-job");
        AuditFinding same =
                settings.row("groupedBy: window").row("groupedBy: window").only("same-job");

        assertThat(different.outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(different.published()).isEqualTo("a: window; b: campaign");
        assertThat(same.outcome()).isEqualTo(Outcome.POSSIBLE);
    }

    @Test
    void jobsWithoutAllTheirSettingsCannotBeCompared() {
        AuditFinding finding = Printed.under("window: 10 s, watermarkDelay: 20 s")
                .row("groupedBy: window")
                .row("groupedBy: window")
                .only("same-job");

        assertThat(finding.outcome()).isEqualTo(Outcome.UNCHECKABLE);
        assertThat(finding.why()).isEqualTo("Not published: the output mode.");
    }
}
