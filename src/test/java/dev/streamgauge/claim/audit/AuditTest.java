package dev.streamgauge.claim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.Ruling;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.PublishedTablesFile;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How findings become what is said about a claim. */
class AuditTest {

    private static final Printed LATENCIES =
            Printed.under("watermarkDelay: 20 s, outputMode: append, eventTimeSpeed: 1");

    private static Audit audit(Printed table, String concerns) {
        return Audit.of(PublishedTablesFile.read(
                "table.yaml", "tables:\n" + table.yaml("t").replace("concerns: {}", "concerns: {" + concerns + "}")));
    }

    @Test
    void anImpossibleFigureMakesItsClaimInfeasible() {
        // given
        Audit audit = audit(
                LATENCIES.row("meanLatency: 25 s").row("meanLatency: 12.5 s").row("meanLatency: 13.8 s"),
                "latency-floor: [A3]");

        // when
        Ruling ruling = audit.about("A3").ruling("22.4 s, 21.9 s", 6, List.of("spark-r1", "flink-r1"));

        // then
        assertThat(ruling.verdict()).isEqualTo(Verdict.INFEASIBLE);
        assertThat(ruling.measured()).isEqualTo("22.4 s, 21.9 s");
        assertThat(ruling.n()).isEqualTo(6);
        assertThat(ruling.floor()).isEqualTo("at least 20 s");
        assertThat(ruling.narrative())
                .startsWith("Published: 12.5 s (b), 13.8 s (c).")
                .contains("7.5 s less");
        assertThat(ruling.wouldChange()).contains("Update mode", "1.6 times", "12.5 s");
        assertThat(ruling.evidence()).containsExactly("spark-r1", "flink-r1");
    }

    @Test
    void figuresThatArePossibleDecideNothing() {
        Ruling ruling = audit(LATENCIES.row("meanLatency: 25 s"), "latency-floor: [A3]")
                .about("A3")
                .ruling();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.measured()).isEqualTo("not measured");
        assertThat(ruling.evidence()).isEmpty();
    }

    @Test
    void figuresThatCannotBeCheckedDecideNothingAndHaveNoFloor() {
        Ruling ruling = audit(Printed.under("").row("meanLatency: 12.5 s"), "latency-floor: [A3]")
                .about("A3")
                .ruling();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.floor()).isNull();
    }

    @Test
    void aClaimThatNoFindingSpeaksAboutIsRefused() {
        Audit audit = audit(LATENCIES.row("meanLatency: 25 s"), "latency-floor: [A3]");

        assertThatThrownBy(() -> audit.about("A4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A4");
    }

    @Test
    void aTableMayOnlyNameChecksThatSaySomethingAboutIt() {
        Printed table = LATENCIES.row("meanLatency: 25 s");

        assertThatThrownBy(() -> audit(table, "latency-flor: [A3]"))
                .hasMessage("Table 't' names the check 'latency-flor', which does not exist");
        assertThatThrownBy(() -> audit(table, "recovery-sum: [A3]"))
                .hasMessage("Table 't' names the check 'recovery-sum', which finds no figure of its kind there");
    }

    @Test
    void aFindingCarriesWhereItsFigureWasPublished() {
        AuditFinding finding = LATENCIES.row("meanLatency: 12.5 s").only("latency-floor");

        assertThat(finding.source()).isEqualTo(new Experiment.Source("000", "1"));
        assertThat(finding.table()).isEqualTo("The table printed");
        assertThat(finding.row()).isEqualTo("a");
        assertThat(finding.published()).isEqualTo("12.5 s");
        assertThat(finding.claims()).isEmpty();
    }
}
