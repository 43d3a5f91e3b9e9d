package dev.streamgauge.claim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTablesFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published throughput against what is sent and against the time that passed. */
class ThroughputTest {

    private static final Printed MEASURED = Printed.under("trigger: 5 s, measured: 240 s, offeredRate: 8000/s");

    @Test
    void whatIsSentCanBeProcessed() {
        assertThat(MEASURED.row("batches: 48, throughput: 7900/s")
                        .row("batches: 48, throughput: 8050/s")
                        .outcomes("offered-rate"))
                .containsExactly(Outcome.POSSIBLE, Outcome.POSSIBLE);
    }

    @Test
    void moreThanIsSentIsImpossibleAndADivisionByTriggerIntervalsExplainsIt() {
        AuditFinding finding =
                MEASURED.row("batches: 38, throughput: 9045.57/s").only("offered-rate");

        assertThat(finding.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(finding.why())
                .isEqualTo("It is 13.1 % above the offered rate. It stands for 1,718,658 events, divided by 38 batches"
                        + " × 5 s = 190 s. But 240 s passed: batches overran the trigger interval.");
        assertThat(finding.rescue()).isEqualTo("Division by the 240 s that passed: 7,161/s, which is possible.");
    }

    @Test
    void moreThanIsSentInBatchesThatKeptTheirTriggerTakesABacklog() {
        AuditFinding finding = Printed.under("trigger: 5 s, measured: 240 s, offeredRate: 1000/s")
                .row("batches: 48, throughput: 1209.65/s")
                .only("offered-rate");

        assertThat(finding.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(finding.why())
                .contains("In the 240 s that passed 240,000 are sent; the other 50,316 must have waited");
        assertThat(finding.rescue()).startsWith("A backlog of 50.3 s of traffic");
    }

    @Test
    void moreThanIsSentOverAnUnknownTimeIsMeasuredByHowLongSendingTakes() {
        AuditFinding finding = Printed.under("trigger: 5 s, offeredRate: 8000/s")
                .row("batches: 27, throughput: 14026.93/s")
                .only("offered-rate");

        assertThat(finding.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(finding.why()).contains("27 batches × 5 s = 135 s", "Sending them takes 236.7 s");
    }

    @Test
    void batchesThatAddUpToTheMeasurementArePossible() {
        AuditFinding finding =
                MEASURED.row("batches: 48, throughput: 6914.70/s").only("elapsed-time");

        assertThat(finding.outcome()).isEqualTo(Outcome.POSSIBLE);
        assertThat(finding.bound()).isEqualTo("6,915/s over 240 s");
    }

    @Test
    void batchesThatDoNotAddUpToTheMeasurementTellTheTrueRate() {
        AuditFinding finding =
                MEASURED.row("batches: 42, throughput: 6360.41/s").only("elapsed-time");

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(finding.bound()).isEqualTo("5,565/s over 240 s");
        assertThat(finding.why()).contains("42 × 5 s = 210 s, but 240 s passed: a batch took 5.7 s on average");
    }

    @Test
    void oneBatchMoreOrLessIsAMatterOfTheMeasurementsEnds() {
        assertThat(MEASURED.row("batches: 47, throughput: 7000/s")
                        .row("batches: 49, throughput: 7000/s")
                        .row("batches: 46, throughput: 7000/s")
                        .outcomes("elapsed-time"))
                .containsExactly(Outcome.POSSIBLE, Outcome.POSSIBLE, Outcome.INCONSISTENT);
    }

    @Test
    void withoutTheTimeThatPassedRowsAreToldTogether() {
        AuditFinding finding = Printed.under("trigger: 5 s, offeredRate: 8000/s")
                .row("batches: 50, throughput: 7520/s")
                .row("batches: 48, throughput: 7878/s")
                .only("elapsed-time");

        assertThat(finding.outcome()).isEqualTo(Outcome.UNCHECKABLE);
        assertThat(finding.published()).isEqualTo("7520/s, 7878/s");
        assertThat(finding.rescue())
                .isEqualTo("It can be checked once the elapsed time of the measurement is published.");
    }

    @Test
    void aSmallerBatchThatTookLongerContradictsALargerOneThatKeptItsTrigger() {
        AuditFinding finding = MEASURED.row("batches: 48, throughput: 6914.70/s")
                .row("batches: 38, throughput: 9045.57/s")
                .row("batches: 42, throughput: 6360.41/s")
                .only("batch-cost");

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(finding.row()).isEqualTo("a and c");
        assertThat(finding.published()).isEqualTo("31,802 events in 5.7 s");
        assertThat(finding.bound()).isEqualTo("34,574 events within 5 s");
    }

    @Test
    void aLargerBatchThatTookLongerIsPossible() {
        assertThat(MEASURED.row("batches: 48, throughput: 6914.70/s")
                        .row("batches: 38, throughput: 9045.57/s")
                        .outcomes("batch-cost"))
                .containsExactly(Outcome.POSSIBLE);
    }

    @Test
    void aRunThatIsPublishedTwiceHasOneThroughput() {
        assertThat(twice("9045.57/s", "10047.61/s").outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(twice("9045.57/s", "10047.61/s").why())
                .isEqualTo("Both rows are the run 'r8', not two runs; the figures are 11.1 % apart.");
        assertThat(twice("9045.57/s", "9046/s").outcome()).isEqualTo(Outcome.POSSIBLE);
    }

    private static AuditFinding twice(String first, String second) {
        PublishedTables tables = PublishedTablesFile.read(
                "two.yaml",
                "tables:\n"
                        + Printed.under("run: r8").row("throughput: " + first).yaml("one")
                        + Printed.under("run: r8").row("throughput: " + second).yaml("two"));
        List<AuditFinding> findings = Printed.by("same-run", tables);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
