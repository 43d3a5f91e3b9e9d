package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.PartitionOrder;
import dev.streamgauge.claim.RateCurve;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import dev.streamgauge.report.plot.Panels;
import dev.streamgauge.report.plot.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials side by side that differ in their rate, in partitions and tasks, or in what was done to them. */
class LoadComparisonTest {

    /** The figures, to be looked at. */
    private static final Path GALLERY = Path.of("target/figures");

    private static final List<SyntheticLoads> RATES = SyntheticLoadExperiments.rates("spark");

    @TempDir
    private Path folder;

    private List<Judgement> judged(List<SyntheticLoads> trials) {
        return trials.stream().map(trial -> trial.judgedIn(folder)).toList();
    }

    private List<String> drawn(List<SyntheticLoads> trials) throws IOException {
        Experiment experiment = SyntheticLoadExperiments.of(trials);
        List<Plate> plates = new ComparisonPage(judged(trials), experiment).plates();
        Files.createDirectories(GALLERY);
        for (Plate plate : plates) {
            String file = plate.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            Files.write(GALLERY.resolve("loads-" + file + ".png"), plate.png());
        }
        return plates.stream().map(Plate::name).toList();
    }

    private String page(List<SyntheticLoads> trials) {
        return new ComparisonPage(judged(trials), SyntheticLoadExperiments.of(trials)).html(List.of());
    }

    private KneeFigures knee() {
        List<Judgement> trials = judged(RATES);
        return new KneeFigures(RateCurve.of(trials).get(0), trials, Palette.BLUE);
    }

    private static Stream<Mark> marks(Figure figure, String name) {
        return figure.marks().stream().filter(mark -> mark.name().startsWith(name));
    }

    private static Curve curve(Figure figure, String name) {
        return marks(figure, name)
                .filter(Curve.class::isInstance)
                .map(Curve.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    @Test
    void whatVariesHasItsFiguresInPlaceOfThoseOfEachLoad() throws IOException {
        assertThat(drawn(RATES))
                .containsExactly(
                        "Throughput and latency by offered rate, Spark",
                        "Events without a result by offered rate, Spark");
        assertThat(drawn(SyntheticLoadExperiments.partitions("spark", "flink")))
                .containsExactly("Throughput and latency by partitions and tasks");
        assertThat(drawn(SyntheticLoadExperiments.faults())).containsExactly("Recovery from each strike");
    }

    @Test
    void whatWasOfferedPredictedAndMeasuredIsInOnePlot() {
        // when
        Figure throughput = knee().knee().panels().get(0);

        // then
        assertThat(curve(throughput, "predicted capacity: 2,000/s").points()).allMatch(point -> point.y() == 2_000);
        assertThat(curve(throughput, "measured capacity: ").points().get(0).y()).isCloseTo(1_900, within(100.0));
        assertThat(curve(throughput, "as offered").points()).allMatch(point -> point.x() == point.y());
        assertThat(curve(throughput, "throughput").points())
                .hasSize(SyntheticLoadExperiments.RATES.size())
                .first()
                .satisfies(point -> assertThat(point.y()).isCloseTo(800, within(8.0)));
    }

    @Test
    void theKneeIsShadedFromTheLastRateThatIsSustainedToTheFirstThatIsNot() {
        Mark.Shade knee = (Mark.Shade)
                marks(knee().knee().panels().get(0), "knee").findFirst().orElseThrow();

        assertThat(knee.stretches()).containsExactly(new Mark.Stretch(1_900, 2_200, 0.8));
    }

    @Test
    void theSeedsThroughputIsAboveWhatIsOfferedOnceBatchesOverrunAndDoesNotSetTheAxis() {
        // when
        Figure throughput = knee().knee().panels().get(0);

        // then
        Point last = curve(throughput, "the seed’s").points().get(SyntheticLoadExperiments.RATES.size() - 1);
        assertThat(last.x()).isEqualTo(2_600);
        assertThat(last.y()).isGreaterThan(2 * 2_600);
        assertThat(throughput.y().max()).isLessThan(last.y());
    }

    @Test
    void latencyIsOnALogarithmicAxisUnderTheSameRates() {
        // when
        Panels knee = knee().knee();

        // then
        Figure latency = knee.panels().get(1);
        assertThat(latency.y().logarithmic()).isTrue();
        assertThat(latency.x()).isEqualTo(knee.panels().get(0).x());
        assertThat(curve(latency, "p95").points())
                .extracting(Point::x)
                .containsExactly(800.0, 1200.0, 1600.0, 1900.0, 2200.0, 2600.0);
    }

    @Test
    void theBacklogGrowsBesideWhatIsPredictedBeyondTheCapacity() {
        // when
        Figure backlog = knee().backlog();

        // then
        List<Point> measured = curve(backlog, "2,600/s").points();
        List<Point> predicted = backlog.marks().stream()
                .filter(mark -> mark.color() == Palette.GREY)
                .map(mark -> ((Curve) mark).points().get(1))
                .toList();
        assertThat(predicted).extracting(Point::y).containsExactly(40 * 200.0, 40 * 600.0);
        assertThat(measured.get(measured.size() - 1).y()).isBetween(24_000.0, 30_000.0);
    }

    @Test
    void theTableTellsTheKneeAndHowMuchOfThePredictionWasReached() {
        assertThat(page(RATES))
                .containsSubsequence(
                        "<h4>Knee</h4>", "Spark", "1,900/s &hellip; 2,200/s", "2,000/s", "up to 1,7", " ms");
    }

    @Test
    void partitionsStandInTheOrderThatIsPredictedWithTheirCapacities() {
        // given
        List<SyntheticLoads> loads = SyntheticLoadExperiments.partitions("spark", "flink");
        List<Judgement> trials = judged(loads);

        // when
        Panels figure = new PartitionFigures(
                        PartitionOrder.configurations(trials), trials, EngineHues.of(Stream.of("Spark", "Flink")))
                .byPartitions();

        // then
        Figure throughput = figure.panels().get(0);
        assertThat(throughput.categories())
                .containsExactly(
                        "3 partitions · 4 tasks · 3 at once",
                        "6 partitions · 4 tasks · 3 at once",
                        "12 partitions · 4 tasks · 4 at once",
                        "12 partitions · 8 tasks · 6 at once");
        assertThat(curve(throughput, "predicted capacity").points())
                .extracting(Point::y)
                .filteredOn(y -> !Double.isNaN(y))
                .containsExactly(3_000.0, 3_000.0, 3_000.0, 3_000.0, 4_000.0, 4_000.0, 6_000.0, 6_000.0);
        assertThat(curve(figure.panels().get(1), "p95, Flink").points()).hasSize(4);
        assertThat(page(loads)).containsSubsequence("<h4>Partitions and tasks</h4>", "falls behind", "keeps up");
    }

    @Test
    void everyStrikeIsABarOfItsStepsWithTheModelsRingAndWhatBecameOfTheResults() {
        // given
        List<SyntheticLoads> faults = SyntheticLoadExperiments.faults();

        // when
        Rows rows = new RecoveryComparison(judged(faults), SyntheticLoadExperiments.of(faults)).rows();

        // then
        Rows.Row worker = rows.rows().get(2);
        assertThat(rows.rows())
                .extracting(Rows.Row::name)
                .containsExactly(
                        "Flink · broker · pause",
                        "Flink · coordinator · kill",
                        "Flink · worker · kill",
                        "Spark · broker · kill",
                        "Spark · coordinator · kill");
        assertThat(worker.parts())
                .extracting(Rows.Part::kind)
                .containsExactly(
                        "until noticed", "until a process is back", "until the first result", "until caught up");
        assertThat(worker.parts()).extracting(Rows.Part::to).containsExactly(0.18, 1.4, 3.7, 7.2);
        assertThat(worker.ring()).isCloseTo(7.4, within(0.1));
        assertThat(worker.note()).isEqualTo("none lost, 412 again");
    }

    @Test
    void ofATrialThatIsStruckOftenEachStrikeIsARowAndTheLastTellsWhatBecameOfTheResults() {
        // given
        List<SyntheticLoads> often = List.of(SyntheticLoads.struck("flink", "worker", "kill", 8, 20)
                .duplicates(9)
                .missing(2));

        // when
        Rows rows = new RecoveryComparison(judged(often), SyntheticLoadExperiments.of(often)).rows();

        // then
        assertThat(rows.rows()).extracting(Rows.Row::name).containsExactly("Flink · strike 1", "Flink · strike 2");
        assertThat(rows.rows()).extracting(Rows.Row::note).containsExactly("", "2 lost, 9 again");
    }

    @Test
    void theTableOfRecoveriesTellsWhatWasPromisedAndWhetherItWasKept() {
        // given
        List<SyntheticLoads> trials = List.of(
                SyntheticLoads.struck("flink", "worker", "kill", 12).duplicates(412),
                SyntheticLoads.struck("spark", "worker", "kill", 12).missing(2),
                SyntheticLoads.struck("flink", "broker", "kill", 12).neverCaughtUp());

        // then
        assertThat(page(trials))
                .containsSubsequence(
                        "<h4>Recovery</h4>",
                        "✗ not recovered",
                        "at least once",
                        "412",
                        "✓ recovered",
                        "✗ broke its guarantee");
    }

    @Test
    void whatMayComeAgainDoesNotCountAsMissingFromTheResults() {
        String page = page(
                List.of(SyntheticLoads.struck("flink", "worker", "kill", 12).duplicates(412)));

        assertThat(page).contains("<td class=\"number\">42,000</td>").doesNotContain(" of 42,000");
    }

    @Test
    void loadsThatDifferInNothingOfThisAreComparedAsBefore() throws IOException {
        assertThat(drawn(List.of(SyntheticLoads.atRate("flink", 800), SyntheticLoads.atRate("spark", 800))))
                .contains("Median latency by engine and parallelism, uniform · 800 events/s");
    }
}
