package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimsPageTest {

    @Test
    void theHeadlineCountsTheVerdictsAndTheFlips() {
        assertThat(page(SyntheticClaims.all()))
                .contains("4 claims: 1 confirmed, 1 refuted, 1 inconclusive, 1 infeasible as published;"
                        + " 1 flipped against the verdict on record");
        assertThat(ClaimText.count(List.of(SyntheticClaims.confirmed())))
                .isEqualTo("1 claim: 1 confirmed; none contradicts its verdict on record");
        assertThat(ClaimText.count(List.of(SyntheticClaims.undecided())))
                .isEqualTo("1 claim: 1 inconclusive; none has a verdict on record");
        assertThat(ClaimText.count(List.of())).isEqualTo("No claim was judged");
    }

    @Test
    void claimsStandInTheOrderOfTheirNumbers() {
        assertThat(page(SyntheticClaims.all())).containsSubsequence("A3", "A4", "A9", "A10");
    }

    @Test
    void aRowTellsWhatWasPublishedWhatWasMeasuredAndTheVerdict() {
        // given
        String page = page(SyntheticClaims.all());

        // when
        String confirmed = row(page, "Flink answers sooner");
        String infeasible = row(page, "Average latency is 12.5");

        // then
        assertThat(confirmed)
                .containsSubsequence(
                        "001, section 9",
                        "badge good\">confirmed",
                        "as on record",
                        "&mdash;",
                        "1,212 ms sooner",
                        "1,212 ms [980, 1,431]",
                        "p = 0.00049; chance of error allowed: 0.0125",
                        "12 pairs of trials",
                        "decides from 8",
                        "synthetic-ctr-latency: 4 trials");
        assertThat(infeasible)
                .containsSubsequence(
                        "badge beyond\">infeasible",
                        "12.5 / 13.8 / 16.4 s",
                        "4.1 / 4.1",
                        "20 s at the published delay");
    }

    @Test
    void aFlippedVerdictIsMarkedInTheTable() {
        assertThat(row(page(SyntheticClaims.all()), "Latency grows"))
                .contains("badge bad\">refuted", "class=\"bad\">✗ flipped: was confirmed");
    }

    @Test
    void everyClaimHasItsStoryWithWhatWouldChangeItAndItsEvidence() {
        // given
        List<JudgedClaim> claims = List.of(SyntheticClaims.confirmed(), SyntheticClaims.infeasible());

        // when
        String page = page(claims);

        // then
        assertThat(page.substring(page.indexOf("<h4>")))
                .containsSubsequence(
                        "A3",
                        "Update mode, event time",
                        "&lt;at quick scale&gt;",
                        "no trial: what was published decides it",
                        "A9",
                        "In each of the twelve pairs",
                        "A trigger interval below",
                        "flink-spp (r1, r2), spark-spp (r1, r2)");
    }

    @Test
    void anEndThatAnIntervalDoesNotHaveIsOpen() {
        assertThat(ClaimText.effect(effect(980.0, null))).isEqualTo("1,200 ms [980, ∞)");
        assertThat(ClaimText.effect(effect(null, 1_500.0))).isEqualTo("1,200 ms (−∞, 1,500]");
        assertThat(ClaimText.effect(effect(null, null))).isEqualTo("1,200 ms");
    }

    @Test
    void markdownHasOneRowForEachClaimWhateverItsTextHolds() {
        // given
        JudgedClaim awkward = new JudgedClaim(
                "small",
                SyntheticClaims.claim("A1", "a | b\nand *c*", null),
                null,
                Ruling.inconclusive("nothing", 0, "", "", List.of()),
                null);

        // when
        List<String> lines = ClaimsMarkdown.of(List.of(SyntheticClaims.confirmed(), awkward))
                .lines()
                .toList();

        // then
        assertThat(lines).hasSize(6).first().asString().startsWith("2 claims: 1 confirmed, 1 inconclusive");
        assertThat(lines.get(4))
                .startsWith("| **A1** a \\| b and \\*c\\* | 001, section 9 | — | nothing | — | **inconclusive**")
                .endsWith("| small: no trial |");
        assertThat(lines.get(5)).startsWith("| **A9** ").contains("| 1,212 ms [980, 1,431] |");
    }

    private static Ruling effect(@Nullable Double low, @Nullable Double high) {
        return new Ruling(Verdict.CONFIRMED, "", 1_200.0, low, high, null, 8, "ms", null, "", "", List.of());
    }

    private static String page(List<JudgedClaim> claims) {
        return new ClaimsPage(claims).html();
    }

    private static String row(String page, String text) {
        int at = page.indexOf(text);
        return page.substring(page.lastIndexOf("<tr>", at), page.indexOf("</tr>", at));
    }
}
