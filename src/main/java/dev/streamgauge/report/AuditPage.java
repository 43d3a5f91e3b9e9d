package dev.streamgauge.report;

import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.claim.audit.AuditFinding;
import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The description of an audit of published figures, as HTML: understood without the code. */
final class AuditPage {

    private static final int COLUMNS = 4;

    private final Audit audit;

    AuditPage(Audit audit) {
        this.audit = audit;
    }

    /** The figures that the published tables have the values for. */
    List<Plate> plates() {
        AuditFigures figures = new AuditFigures(audit.tables());
        return Stream.concat(
                        figures.latencyAgainstFloor().stream()
                                .map(figure -> Plate.of("Published latency against its floor", figure)),
                        figures.throughputAgainstOffered().stream()
                                .map(figure -> Plate.of("Published throughput against the offered rate", figure)))
                .toList();
    }

    String html(List<Plate> plates) {
        return PageStyle.wrap(Stream.of(
                        "<p class=\"lead\">%s</p>\n".formatted(Text.html(lead())),
                        "<p>%s</p>\n"
                                .formatted(Text.html(
                                        "Nothing was run for this page. It holds what the papers print, and what their public"
                                                + " repositories add, against physics and against itself.")),
                        PageStyle.list(List.of(
                                "impossible: under the published conditions the figure breaks a bound, whatever is measured",
                                "inconsistent: it contradicts another published figure, or the model that the others follow",
                                "uncheckable: something that the check needs was not published",
                                "possible: it agrees with the check, which does not make it true")),
                        plates.stream().map(Plate::html).collect(Collectors.joining()),
                        bySeed().entrySet().stream()
                                .map(seed -> seed(seed.getKey(), seed.getValue()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining()));
    }

    private String lead() {
        return "%d findings on published figures: %d impossible, %d inconsistent, %d uncheckable, %d possible"
                .formatted(
                        audit.findings().size(),
                        audit.count(Outcome.IMPOSSIBLE),
                        audit.count(Outcome.INCONSISTENT),
                        audit.count(Outcome.UNCHECKABLE),
                        audit.count(Outcome.POSSIBLE));
    }

    private Map<String, List<PublishedTables.Table>> bySeed() {
        return audit.tables().tables().stream()
                .collect(
                        Collectors.groupingBy(table -> table.source().seed(), LinkedHashMap::new, Collectors.toList()));
    }

    private String seed(String seed, List<PublishedTables.Table> tables) {
        return "<h4>Published text %s</h4>\n".formatted(Text.html(seed))
                + tables.stream().map(this::table).collect(Collectors.joining());
    }

    private String table(PublishedTables.Table published) {
        Map<String, List<AuditFinding>> byCheck = audit.findings().stream()
                .filter(finding -> finding.source().equals(published.source())
                        && finding.table().equals(published.title()))
                .collect(Collectors.groupingBy(AuditFinding::check, LinkedHashMap::new, Collectors.toList()));
        HtmlTable table = new HtmlTable(
                Cell.text("row"), Cell.text("published"), Cell.text("held against"), Cell.text("outcome"));
        byCheck.values().forEach(findings -> rows(table, findings));
        return "<p><b>%s</b>, section %s</p>\n<p class=\"note\">%s</p>\n"
                        .formatted(
                                Text.html(published.title()),
                                Text.html(published.source().section()),
                                Text.html(published.knownFrom()))
                + "<div class=\"audit\">%s</div>\n".formatted(table);
    }

    private static void rows(HtmlTable table, List<AuditFinding> ofOneCheck) {
        AuditFinding any = ofOneCheck.get(0);
        String claims = any.claims().isEmpty() ? "" : " (claim %s)".formatted(String.join(", ", any.claims()));
        table.row(Cell.styled(any.rule() + claims, "strong rule").over(COLUMNS, 1));
        for (AuditFinding finding : ofOneCheck) {
            table.row(
                    Cell.styled(finding.row(), "upper"),
                    Cell.styled(finding.published(), "upper"),
                    Cell.styled(finding.bound().isEmpty() ? Text.NONE : finding.bound(), "upper"),
                    outcome(finding.outcome()));
            table.row(new Cell(details(finding), "faint", COLUMNS, 1));
        }
    }

    private static String details(AuditFinding finding) {
        String why = Text.html(finding.why());
        return finding.rescue().isEmpty()
                ? why
                : "%s<br><b>What would rescue it:</b> %s".formatted(why, Text.html(finding.rescue()));
    }

    private static Cell outcome(Outcome outcome) {
        return switch (outcome) {
            case POSSIBLE -> Cell.styled("✓ possible", "good upper");
            case UNCHECKABLE -> Cell.styled("? uncheckable", "doubt upper");
            case INCONSISTENT -> Cell.styled("✗ inconsistent", "bad upper");
            case IMPOSSIBLE -> Cell.styled("✗ impossible", "bad upper");
        };
    }
}
