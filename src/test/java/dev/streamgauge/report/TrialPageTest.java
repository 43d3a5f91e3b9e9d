package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.report.SyntheticInstruments.Sends;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
                .containsExactly(
                        "Latency over time",
                        "Resources",
                        "Memory",
                        "Where the latency comes from",
                        "Processing and sink latency",
                        "Distribution of latency",
                        "Event rate",
                        "Arrivals");
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

    @Test
    void whatTheTrialFoundComesBeforeWhatVouchesForIt() {
        // given
        Judgement judgement = Synthetic.trial("spark", "spp").judgedIn(folder);
        List<Plate> outlines = Stream.of("Latency over time", "Resources", "Where the latency comes from", "Arrivals")
                .map(name -> new Plate(name, () -> new byte[0], () -> new byte[0]))
                .toList();

        // when
        String page = new TrialPage(judgement, SyntheticExperiment.experiment()).html(outlines);

        // then
        assertThat(page)
                .containsSubsequence(
                        "badge good",
                        "predicted overhead",
                        "alt=\"Latency over time\"",
                        "alt=\"Resources\"",
                        "<h4>Where the latency comes from</h4>",
                        "<h4>Certificate of arrivals</h4>",
                        "<h4>Accounting</h4>",
                        "<h4>Validity</h4>");
    }

    @Test
    void evidenceWithoutInstrumentsHasAPageWithoutTheirSections() {
        // given
        Judgement judgement =
                Synthetic.trial("spark", "mmpp").withoutInstruments().judgedIn(folder);

        // when
        List<Plate> plates = TrialPage.plates(judgement, SyntheticExperiment.experiment());
        String page = new TrialPage(judgement, SyntheticExperiment.experiment()).html(plates);

        // then
        assertThat(plates).extracting(Plate::name).doesNotContain("Resources", "Arrivals");
        assertThat(page).doesNotContain("Certificate of arrivals", "Harness:", "<th class=\"\">process</th>");
        assertThat(page).contains("<h4>Where the latency comes from</h4>", "Accounting");
    }

    @Test
    void aTrialThatBrokeOffBeforeAnyWindowHasAPage() {
        // given
        Judgement judgement =
                Synthetic.trial("spark", "spp").windows(0).withoutInstruments().judgedIn(folder);

        // when
        List<Plate> plates = TrialPage.plates(judgement, SyntheticExperiment.experiment());
        String page = new TrialPage(judgement, SyntheticExperiment.experiment()).html(plates);

        // then
        assertThat(page).contains("Accounting").doesNotContain("Where the latency comes from");
    }

    @Test
    void theSharesOfHopsWaitAndEngineAreTold() {
        assertThat(page(Synthetic.trial("spark", "spp")))
                .containsPattern(
                        "<b>0\\.\\d\\d %</b> in the two hops over Kafka, <b>6\\d\\.\\d %</b> waiting for the watermark,"
                                + " <b>3\\d\\.\\d %</b> in the engine");
    }

    @Test
    void stampsThatContradictOneAnotherAreNamed() {
        // given
        Synthetic confused = Synthetic.trial("spark", "spp").windows(12).confused();

        // when
        String page = page(confused);

        // then
        assertThat(page).containsPattern("<li>window \\[\\d+, \\d+\\): resultHop is -99\\d\\.\\d+ ms</li>");
        assertThat(page).contains("<li>and 4 more</li>");
        assertThat(page(Synthetic.trial("spark", "spp"))).doesNotContain("contradict");
    }

    @Test
    void aMedianOutsideThePredictedBandIsSaid() {
        assertThat(page(Synthetic.trial("spark", "spp").predicted(3_000, 4_000)))
                .containsPattern("The median overhead lies outside the predicted band, [67]\\d\\d\\.\\d ms below it");
        assertThat(page(Synthetic.trial("spark", "spp").predicted(100, 200)))
                .containsPattern("The median overhead lies outside the predicted band, 2,1\\d\\d\\.\\d ms above it");
        assertThat(page(Synthetic.trial("spark", "spp").predicted(0, 4_000)))
                .doesNotContain("outside the predicted band");
    }

    @Test
    void batchesThatWereNotYetWarmAreSaid() {
        assertThat(page(Synthetic.trial("spark", "spp").slowAtFirst()))
                .containsPattern(
                        "<p class=\"doubt\">Warm-up: batch durations were not yet stationary: median 4\\d\\d ms in the first"
                                + " quarter of the measured time, (2|3)\\d\\d ms in its last half, p = \\d")
                .contains("✗ not stationary");
    }

    @Test
    void aWarmTrialSaysWhatWasHeldAgainstWhat() {
        assertThat(page(Synthetic.trial("spark", "spp")))
                .contains("<p class=\"note\">Warm-up: stationary when measuring began (schedule lag, batch durations;"
                        + " Mann-Whitney).</p>");
    }

    @Test
    void eachTestOfTheCertificateHasARowWithItsOutcome() {
        // when
        String page = page(Synthetic.trial("flink", "spp"));

        // then
        assertThat(row(page, "gaps"))
                .contains("exponential, 1500/s", "62,841", "0.00329", "&le; 0.00889", "0.503", "holds");
        assertThat(row(page, "count")).contains("62,021 &hellip; 63,979");
        assertThat(row(page, "sends")).contains("0.000143", "holds");
        assertThat(page).contains("The schedule claims to be: Poisson, 1500/s.", "at most 9 due and not sent");
    }

    @Test
    void sendsThatLeftTheScheduleAreRejectedByName() {
        assertThat(row(page(Synthetic.trial("flink", "spp").sends(Sends.FALLING_BEHIND)), "sends"))
                .contains("0.0999", "&le; 0.01", "bad", "rejected");
    }

    @Test
    void theHarnessSaysHowItFared() {
        assertThat(page(Synthetic.trial("flink", "spp")))
                .contains(
                        "Harness: stalls p99 1.5 ms, max 12.2 ms; 3 GC pauses, 18.5 ms in all, the longest 9.8 ms; system clock"
                                + " moved by 0.0625 ms; timer thread: SCHED_FIFO 1, slack 1 &micro;s.");
    }

    private String page(Synthetic trial) {
        return new TrialPage(trial.judgedIn(folder), SyntheticExperiment.experiment()).html(List.of());
    }

    private static String row(String page, String statistic) {
        String from = page.substring(page.indexOf("<td class=\"name\">" + statistic));
        return from.substring(0, from.indexOf("</tr>"));
    }
}
