package dev.streamgauge.report;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.Verdict;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.List;
import java.util.stream.Collectors;

/** The claims of a run: a table of all, and for each why its verdict is what it is. */
final class ClaimsPage {

    private final List<JudgedClaim> claims;

    ClaimsPage(List<JudgedClaim> claims) {
        this.claims = claims.stream().sorted(JudgedClaim.BY_ID).toList();
    }

    String html() {
        return PageStyle.wrap("<p class=\"lead\">%s</p>\n".formatted(Text.html(ClaimText.count(claims)))
                + table()
                + howToRead()
                + claims.stream().map(ClaimsPage::story).collect(Collectors.joining()));
    }

    private String table() {
        HtmlTable table = new HtmlTable(
                Cell.text("claim"),
                Cell.text("verdict"),
                Cell.text("published"),
                Cell.text("measured"),
                Cell.text("floor"),
                Cell.text("effect and interval"),
                Cell.text("rests on"));
        for (JudgedClaim judged : claims) {
            PublishedClaim claim = judged.claim();
            Ruling ruling = judged.ruling();
            table.row(
                    Cell.words(
                            "wide",
                            Cell.styled(claim.id(), "strong"),
                            Cell.text(claim.text()),
                            Cell.faint(claim.source())),
                    verdict(judged),
                    Cell.text(ClaimText.orNone(claim.published())),
                    Cell.text(ruling.measured()),
                    Cell.text(ClaimText.orNone(ruling.floor())),
                    Cell.words("", Cell.text(ClaimText.effect(ruling)), Cell.faint(ClaimText.chance(judged))),
                    Cell.words(
                            "",
                            Cell.text(ClaimText.sample(judged)),
                            Cell.faint(ClaimText.decidesFrom(judged)),
                            Cell.faint("%s: %s".formatted(judged.experiment(), ClaimText.trials(ruling)))));
        }
        return table.toString();
    }

    private static Cell verdict(JudgedClaim judged) {
        Cell standing = judged.flipped()
                ? Cell.styled("✗ " + ClaimText.onRecord(judged), "bad")
                : Cell.faint(ClaimText.onRecord(judged));
        return Cell.words("", new Cell(badge(judged.ruling().verdict()), "", 1, 1), standing);
    }

    /** The verdict in its colour. */
    static String badge(Verdict verdict) {
        return PageStyle.badge(
                ClaimText.word(verdict),
                switch (verdict) {
                    case CONFIRMED -> "good";
                    case REFUTED -> "bad";
                    case INCONCLUSIVE -> "open";
                    case INFEASIBLE -> "beyond";
                });
    }

    private static String howToRead() {
        return "<p class=\"note\">"
                + Text.html(
                        "Confirmed, refuted: the evidence speaks for or against the claim, beyond the chance of error that is"
                                + " allowed. Inconclusive: it decides neither way, or there is too little of it. Infeasible: under the"
                                + " published conditions the claim cannot hold, whatever is measured. A refuted claim is a finding and"
                                + " no failure; a verdict that turned against the one on record is one. The claims of an experiment"
                                + " that are tested share a chance of error of 0.05. The floor is what nothing can fall below, by"
                                + " the way the pipeline works. The trials’ own pages stand under their experiment in Suites.")
                + "</p>\n";
    }

    private static String story(JudgedClaim judged) {
        return "<h4>%s %s</h4>\n"
                        .formatted(
                                badge(judged.ruling().verdict()),
                                Text.html(judged.claim().id() + " · "
                                        + judged.claim().text()))
                + narrative(judged)
                + "<p class=\"note\">%s</p>\n"
                        .formatted(Text.html("Evidence: %s.".formatted(ClaimText.evidence(judged))));
    }

    /** Why, what would change it, and what differs from the paper. */
    static String narrative(JudgedClaim judged) {
        List<String> deviations = judged.claim().deviations();
        return "<p>%s</p>\n<p><b>What would change it:</b> %s</p>\n"
                        .formatted(
                                Text.html(judged.ruling().narrative()),
                                Text.html(judged.ruling().wouldChange()))
                + (deviations.isEmpty() ? "" : "<p><b>Differs from the paper:</b></p>\n" + PageStyle.list(deviations));
    }
}
