package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Judgement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimPageTest {

    @TempDir
    private Path folder;

    @Test
    void theNameTellsTheVerdictAndIsCutIfTheClaimIsLong() {
        assertThat(page(SyntheticClaims.confirmed()).name())
                .isEqualTo("A9 · confirmed · Flink answers sooner than Spark under every kind of traffic");
        assertThat(page(SyntheticClaims.infeasible()).name()).startsWith("A3 · infeasible · ");
        JudgedClaim longWinded = new JudgedClaim(
                "small",
                SyntheticClaims.claim("A1", "so ".repeat(60), null),
                null,
                SyntheticClaims.undecided().ruling(),
                null);
        assertThat(page(longWinded).name()).hasSize(90).endsWith("…");
    }

    @Test
    void onlyTheTrialsThatTheVerdictRestsOnAreShown() {
        // given
        ClaimPage page = page(
                SyntheticClaims.confirmed(),
                Synthetic.trial("flink", "spp").judgedIn(folder),
                Synthetic.trial("flink", "mmpp").judgedIn(folder),
                Synthetic.trial("spark", "spp").repetition(2).judgedIn(folder));

        // when
        String html = page.html(List.of());

        // then
        assertThat(html)
                .containsSubsequence(
                        "Flink &middot; SPP &middot; 1,500 events/s",
                        "number\">1<",
                        "Spark &middot; SPP &middot; 1,500 events/s",
                        "number\">2<",
                        "Folders: synthetic-ctr-latency: flink-spp (r1, r2), spark-spp (r1, r2)")
                .doesNotContain("MMPP");
        assertThat(page.plates()).extracting(Plate::name).containsExactly("Median overhead of each trial");
    }

    @Test
    void aVerdictThatRestsOnNoTrialSaysSoAndHasNoFigure() {
        // given
        ClaimPage page = page(
                SyntheticClaims.infeasible(), Synthetic.trial("flink", "spp").judgedIn(folder));

        // when
        String html = page.html(page.plates());

        // then
        assertThat(html)
                .contains("no trial: what was published decides it", "20 s at the published delay")
                .doesNotContain("<img", "chance of error allowed", "share a chance of error");
    }

    @Test
    void aTestedClaimTellsItsPValueAndWhatItIsHeldAgainst() {
        assertThat(page(SyntheticClaims.confirmed()).html(List.of()))
                .contains(
                        "p = 0.00049; chance of error allowed: 0.0125",
                        "share a chance of error of 0.05",
                        "signed rank test of the differences");
    }

    private static ClaimPage page(JudgedClaim judged, Judgement... trials) {
        return new ClaimPage(judged, List.of(trials), SyntheticExperiment.experiment());
    }
}
