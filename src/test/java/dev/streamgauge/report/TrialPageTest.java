package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.Judgement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialPageTest {

    @TempDir
    private Path folder;

    @Test
    void aPageNamesEngineVersionArrivalsAndRate() {
        assertThat(page(Synthetic.trial("flink", "mmpp")))
                .contains("Flink 2.2.0 &middot; MMPP &middot; 1,500 events/s");
    }

    @Test
    void aQuantileThatTheSampleIsTooSmallForIsAnEmDash() {
        // given
        Synthetic twentyFourWindows = Synthetic.trial("spark", "spp").windows(24);

        // when
        String page = page(twentyFourWindows);

        // then
        assertThat(row(page, "p90"))
                .containsSubsequence("&mdash;", "&mdash;", "&mdash;")
                .doesNotContain(",");
        assertThat(row(page, "p50")).contains("6,");
    }

    @Test
    void aQuantileStandsAsSoonAsFiveWindowsLieBeyondIt() {
        assertThat(row(page(Synthetic.trial("spark", "spp").windows(50)), "p90"))
                .contains("6,");
    }

    @Test
    void eachBoundStandsInTheRowOfItsStatisticWithItsOutcome() {
        // given
        Synthetic missed = Synthetic.trial("flink", "spp")
                .bounds(
                        new BoundOutcome("overhead.p50", 171.0, null, 100.0, 120.0, 210.0, Outcome.FAIL),
                        new BoundOutcome("latency.max", 4200.0, null, 5000.0, null, null, Outcome.PASS),
                        new BoundOutcome("latency.p99", null, null, 5000.0, null, null, Outcome.INCONCLUSIVE));

        // when
        String page = page(missed);

        // then
        assertThat(row(page, "p50")).contains("overhead &le; 100", "missed", "120.0 &hellip; 210.0");
        assertThat(row(page, "max")).contains("latency &le; 5,000", "holds");
        assertThat(row(page, "p99")).contains("latency &le; 5,000", "undecided");
        assertThat(page).contains("badge bad\">missed bound");
    }

    @Test
    void aBoundOnAnotherMetricHasARowOfItsOwn() {
        // given
        Synthetic bounded = Synthetic.trial("flink", "spp")
                .bounds(new BoundOutcome("lag.slope", 0.25, null, 0.5, null, null, Outcome.PASS));

        // when
        String page = page(bounded);

        // then
        assertThat(page).contains("lag.slope", "&le; 0.5");
    }

    @Test
    void aMissingWindowIsCountedAndNamedInTheHeadline() {
        // given
        Synthetic incomplete = Synthetic.trial("spark", "spp").windows(12).missingWindow(3);

        // when
        String page = page(incomplete);

        // then
        assertThat(page).contains("badge bad\">wrong or missing windows", "number bad\">1</td>");
    }

    @Test
    void aTrialThatIsNotValidSaysWhy() {
        // given
        Synthetic invalid = Synthetic.trial("spark", "spp").invalid("a stall of 900 ms", "a clock step");

        // when
        String page = page(invalid);

        // then
        assertThat(page).contains("badge doubt\">not valid", "<li>a stall of 900 ms</li>", "<li>a clock step</li>");
    }

    @Test
    void textFromOutsideIsEscaped() {
        // given
        Synthetic hostile = Synthetic.trial("spark", "spp").invalid("<script>alert('1')</script> & more");

        // when
        String page = page(hostile);

        // then
        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more")
                .contains("PySpark &amp; PyFlink")
                .doesNotContain("<script>");
    }

    @Test
    void everyFigureIsInsideThePage() {
        // given
        Judgement judgement = Synthetic.trial("flink", "spp").judgedIn(folder);
        List<Plate> plates = TrialPage.plates(judgement, SyntheticExperiment.experiment());

        // when
        String page = new TrialPage(judgement, SyntheticExperiment.experiment()).html(plates);

        // then
        assertThat(plates)
                .extracting(Plate::name)
                .containsExactly("Latency over time", "Event rate", "Distribution of latency");
        assertThat(page.split("src=\"data:image/png;base64,", -1)).hasSize(plates.size() + 1);
    }

    @Test
    void anEventThatTheInputTopicDoesNotHoldIsShown() {
        // given
        Synthetic dropped = Synthetic.trial("spark", "spp").inputFaults("event 17 of window [8 s, 10 s) is missing");

        // when
        String page = page(dropped);

        // then
        assertThat(page).contains("badge bad", "<li>event 17 of window [8 s, 10 s) is missing</li>");
    }

    @Test
    void theAccountingSaysWhetherItAddsUp() {
        assertThat(page(Synthetic.trial("flink", "spp"))).contains("every event accounted for");
        assertThat(page(Synthetic.trial("flink", "spp").lostEvents(3))).contains("not every event is accounted for");
    }

    private String page(Synthetic trial) {
        return new TrialPage(trial.judgedIn(folder), SyntheticExperiment.experiment()).html(List.of());
    }

    private static String row(String page, String statistic) {
        String from = page.substring(page.indexOf("<td class=\"name\">" + statistic));
        return from.substring(0, from.indexOf("</tr>"));
    }
}
