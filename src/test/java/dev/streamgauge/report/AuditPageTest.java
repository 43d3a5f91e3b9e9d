package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.experiment.PublishedTablesFile;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPageTest {

    private static final Audit AUDIT = Audit.published();

    private static Audit small(String rows) {
        return Audit.of(PublishedTablesFile.read("small.yaml", """
                tables:
                  - id: small
                    title: Small <table>
                    source: {seed: "009", section: "2 & 3"}
                    knownFrom: The text.
                    concerns: {slots: [B2]}
                    conditions: {slots: 4, taskManagers: 1}
                    rows: {%s}
                """.formatted(rows)));
    }

    private static String page(Audit audit) {
        return new AuditPage(audit).html(List.of());
    }

    @Test
    void thePageBeginsWithHowManyFiguresArePossible() {
        assertThat(page(small("a: {parallelism: 4}, b: {parallelism: 8}, c: {parallelism: 2, parallelismInCode: 1}")))
                .contains("4 findings on published figures: 1 impossible, 1 inconsistent, 0 uncheckable, 2 possible");
    }

    @Test
    void aFindingSaysItsFigureItsBoundItsOutcomeAndItsRescue() {
        assertThat(page(small("b: {parallelism: 8}")))
                .containsSubsequence(
                        "Published text 009",
                        "Small &lt;table&gt;",
                        "section 2 &amp; 3",
                        "A Flink job with parallelism p needs p slots",
                        "(claim B2)",
                        "parallelism 8",
                        "at most 4 slots",
                        "✗ impossible",
                        "What would rescue it:</b> A parallelism of at most 4");
    }

    @Test
    void whatIsPossibleNeedsNoRescue() {
        assertThat(page(small("b: {parallelism: 4}"))).contains("✓ possible").doesNotContain("What would rescue it");
    }

    @Test
    void tablesWithoutFiguresToDrawHaveNone() {
        assertThat(new AuditPage(small("b: {parallelism: 4}")).plates()).isEmpty();
    }

    @Test
    void everyPublishedTextHasItsPlaceOnThePage() {
        String page = page(AUDIT);

        assertThat(page)
                .containsSubsequence(
                        "Published text 000",
                        "Published text 001",
                        "Published text 002",
                        "Published text 003",
                        "Published text 004");
        assertThat(new AuditPage(AUDIT).plates())
                .extracting(Plate::name)
                .containsExactly(
                        "Published latency against its floor", "Published throughput against the offered rate");
    }

    @Test
    void thePublishedLatenciesAreDrawnUnderTheirFloor() {
        Figure figure = new AuditFigures(AUDIT.tables()).latencyAgainstFloor().orElseThrow();

        assertThat(figure.categories()).containsExactly("1 producer", "2 producers", "4 producers");
        assertThat(mark(figure, "published", Mark.Bars.class).bars())
                .extracting(Mark.Bar::high)
                .containsExactly(12.5, 13.8, 16.4);
        assertThat(mark(figure, "least possible", Mark.Curve.class).points())
                .filteredOn(point -> !Double.isNaN(point.y()))
                .allMatch(point -> point.y() == 20);
        assertThat(figure.y().max()).isGreaterThan(20);
    }

    @Test
    void thePublishedThroughputIsDrawnBesideTheTrueOne() {
        Figure figure =
                new AuditFigures(AUDIT.tables()).throughputAgainstOffered().orElseThrow();

        assertThat(mark(figure, "published", Mark.Curve.class).points())
                .contains(new Mark.Point(8000, 9045.57))
                .hasSize(5);
        assertThat(mark(figure, "events over elapsed time", Mark.Curve.class)
                        .points()
                        .get(3)
                        .y())
                .isCloseTo(7161, within(0.5));
    }

    @Test
    void anAuditIsAPageOfTheReportWithItsFigures(@TempDir Path results) throws IOException {
        // given
        TestPage page = AllureReport.writingTo(results)
                .begin(new TestIdentity(
                        "audit", "Audit", "Published values", "audit", "The audit", Map.of(), Map.of()));

        // when
        page.describeAudit(AUDIT);
        page.end(null, false);

        // then
        JsonNode result;
        try (Stream<Path> files = Files.list(results)) {
            Path json = files.filter(file -> file.toString().endsWith("-result.json"))
                    .findFirst()
                    .orElseThrow();
            result = new ObjectMapper().readTree(json.toFile());
        }
        assertThat(result.path("status").asText()).isEqualTo("passed");
        assertThat(result.path("descriptionHtml").asText()).contains("findings on published figures");
        assertThat(result.path("steps").path(0).path("attachments")).hasSize(4);
    }

    private static <T extends Mark> T mark(Figure figure, String name, Class<T> type) {
        return figure.marks().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(mark -> mark.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
