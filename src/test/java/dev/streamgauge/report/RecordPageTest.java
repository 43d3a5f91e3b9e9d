package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a trial in which each record has a result of its own. */
class RecordPageTest {

    private static final Experiment EXPERIMENT = SyntheticExperiment.inference();

    @TempDir
    private Path folder;

    private String page(SyntheticRecords trial) {
        return new TrialPage(trial.judgedIn(folder), EXPERIMENT).html(List.of());
    }

    private List<String> plates(SyntheticRecords trial) {
        return TrialPage.plates(trial.judgedIn(folder), EXPERIMENT).stream()
                .map(Plate::name)
                .toList();
    }

    /** The page without what the experiment's file says. */
    private String findings(SyntheticRecords trial) {
        String page = page(trial);
        return page.substring(0, page.indexOf("<h4>Declared deviations"));
    }

    @Test
    void aBulkIsNamedByItsRecordsAndAPacedLoadByItsRate() {
        assertThat(page(SyntheticRecords.bulk("flink", 2, 100_000)))
                .contains("Flink 2.2.0 &middot; bulk &middot; 100,000 records &middot; parallelism 2");
        assertThat(page(SyntheticRecords.paced("spark", 1)))
                .contains("Spark 3.5.7 &middot; uniform &middot; 2,000 events/s &middot; parallelism 1");
    }

    @Test
    void aPacedTrialShowsItsLatencyItsLagAndItsArrivals() {
        assertThat(plates(SyntheticRecords.paced("flink", 2)))
                .containsExactly(
                        "Latency in each second",
                        "Records sent and results seen",
                        "Consumer lag",
                        "Resources",
                        "Memory",
                        "Latency by percentile",
                        "Arrivals");
        assertThat(page(SyntheticRecords.paced("flink", 2)))
                .contains("from the send", "<h4>Certificate of arrivals</h4>", "Schedule lag: p50 71.5");
    }

    @Test
    void aBulkHasNeitherScheduleNorCertificateNorWarmUpAndSaysSo() {
        assertThat(plates(SyntheticRecords.bulk("spark", 1, 100_000))).doesNotContain("Arrivals");
        assertThat(page(SyntheticRecords.bulk("spark", 1, 100_000)))
                .contains("what it measures is throughput", "A bulk has no schedule to keep")
                .doesNotContain("Certificate of arrivals", "Schedule lag", "<h4>Warm-up</h4>", "from the send</th>");
    }

    @Test
    void noPageOfRecordsSpeaksOfWindows() {
        assertThat(findings(SyntheticRecords.paced("flink", 2)) + findings(SyntheticRecords.bulk("spark", 1, 100_000)))
                .doesNotContainIgnoringCase("window")
                .doesNotContain("T1 − T0", ">floor<", ">overhead<");
    }

    @Test
    void throughputIsToldWithTheTimesItFollowsFrom() {
        // given
        Judgement trial = SyntheticRecords.bulk("flink", 2, 100_000).judgedIn(folder);
        Records records = Objects.requireNonNull(trial.evidence().records());

        // when
        String page = new TrialPage(trial, EXPERIMENT).html(List.of());

        // then
        assertThat(page)
                .contains(
                        Text.figures(records.sendingSeconds()) + " s",
                        Text.figures(records.completionSeconds()) + " s",
                        "strong\">" + Text.figures(records.throughputHz()) + "/s");
    }

    @Test
    void resultsAndDeadLettersAreAccountedForWithTheirReasons() {
        String page = page(SyntheticRecords.bulk("flink", 1, 100_000));

        assertThat(page)
                .contains(
                        "<td class=\"number\">120,000</td><td class=\"number\">12</td>",
                        "times out of order",
                        "not a number",
                        "every event accounted for");
    }

    @Test
    void aMissingRecordIsNamedInTheHeadline() {
        assertThat(page(SyntheticRecords.bulk("flink", 1, 100_000).missing(1)))
                .contains("badge bad\">wrong or missing records", "<li>record 17 did not come out</li>");
    }

    @Test
    void thePartsOfTheLatencyAddUpToAllOfIt() {
        assertThat(page(SyntheticRecords.paced("flink", 1)))
                .containsSubsequence(
                        "first Kafka hop and engine", "80.0 %", "second Kafka hop", "14.0 %", "delivery", "6.0 %");
    }

    @Test
    void aTrainedModelStandsBesideThePublishedOne() {
        assertThat(page(SyntheticRecords.bulk("spark", 1, 100_000).trained()))
                .containsSubsequence(
                        "weight of feature 1",
                        "0.0833333333",
                        "0.08334598",
                        "&minus;1.3e&minus;5",
                        "bias",
                        "&minus;0.0000417",
                        "&minus;0.0000433922",
                        "training records",
                        "100,000",
                        "&mdash;");
        assertThat(page(SyntheticRecords.bulk("spark", 1, 100_000)))
                .contains("The seed&rsquo;s fixed model: the mean of the features, of which there are 12.");
    }

    @Test
    void evidenceWithoutItsHistogramHasNoCurveOfIt() {
        assertThat(plates(SyntheticRecords.paced("flink", 1).withoutHistogram()))
                .doesNotContain("Latency by percentile")
                .contains("Latency in each second");
    }

    @Test
    void aTrialThatBrokeOffBeforeItsResultsWereLookedAtIsStillNoTrialOfWindows() {
        SyntheticRecords broken = SyntheticRecords.bulk("spark", 2, 100_000).brokenOff();

        assertThat(plates(broken)).isEmpty();
        assertThat(page(broken))
                .contains("badge bad\">not finished", "broke off before its results were looked at")
                .doesNotContain(">floor<");
    }

    @Test
    void eachSecondHasItsOwnFiguresAndAGapWhereTheyAreTooFew() {
        // given
        Judgement trial = SyntheticRecords.paced("spark", 1).judgedIn(folder);
        Records records = Objects.requireNonNull(trial.evidence().records());
        Records.Second tenth = records.seconds().get(10);

        // when
        Figure figure = figures(trial).latency();

        // then
        assertThat(at(figure, "p99", 10.5)).isEqualTo(tenth.latencyMs().p99());
        assertThat(at(figure, "maximum", 10.5)).isEqualTo(tenth.latencyMs().max());
        assertThat(at(figure, "p50", 4.5))
                .as("the warm-up's results alone came in this second")
                .isNaN();
    }

    @Test
    void sendsAndResultsAreCountedInTheSecondsInWhichTheyHappened() {
        // given
        Judgement trial = SyntheticRecords.bulk("flink", 1, 400_000).judgedIn(folder);

        // when
        Figure figure = figures(trial).sendsAndResults();

        // then
        assertThat(at(figure, "records sent", 0)).isEqualTo(20_000);
        assertThat(at(figure, "records sent", 4)).isCloseTo(260_000, within(20.0));
        assertThat(at(figure, "records sent", 5)).isCloseTo(140_000, within(20.0));
        assertThat(figure.marks()).extracting(Mark::name).contains("measurement", "all sent");
    }

    @Test
    void aBulkIsMeasuredUntilItsLastResult() {
        // given
        Judgement trial = SyntheticRecords.bulk("flink", 1, 400_000).judgedIn(folder);

        // when
        StreamTime time = StreamTime.of(trial.evidence());

        // then
        assertThat(time.warmUpSeconds()).isEqualTo(4);
        assertThat(time.measuredUntilSeconds()).isBetween(6.0, 8.0);
    }

    private static RecordFigures figures(Judgement trial) {
        return new RecordFigures(
                trial,
                Objects.requireNonNull(trial.evidence().records()),
                TrialTitle.of(trial.evidence().manifest(), EXPERIMENT));
    }

    private static double at(Figure figure, String curve, double x) {
        return figure.marks().stream()
                .filter(mark -> mark instanceof Curve && mark.name().equals(curve))
                .flatMap(mark -> ((Curve) mark).points().stream())
                .filter(point -> point.x() == x)
                .mapToDouble(Point::y)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s at %s".formatted(curve, x)));
    }
}
