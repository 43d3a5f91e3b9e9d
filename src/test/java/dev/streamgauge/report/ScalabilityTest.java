package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalabilityTest {

    private static final Experiment EXPERIMENT = SyntheticExperiment.byProducers();

    @TempDir
    private Path folder;

    @TempDir
    private Path evidence;

    private Synthetic trial(String engine, String rateIs, int producers, int repetition) {
        return Synthetic.trial(engine, "spp")
                .repetition(repetition)
                .level("rateIs", rateIs)
                .level("producers", Integer.toString(producers));
    }

    private List<Judgement> trials(int repetitions) {
        List<Judgement> trials = new ArrayList<>();
        for (String engine : List.of("spark", "flink")) {
            for (String rateIs : List.of("total", "perProducer")) {
                for (int producers : List.of(4, 1, 2)) {
                    for (int repetition = 1; repetition <= repetitions; repetition++) {
                        trials.add(trial(engine, rateIs, producers, repetition).judgedIn(evidence));
                    }
                }
            }
        }
        return trials;
    }

    private ScalabilityFigures figures(List<Judgement> trials) {
        return new ScalabilityFigures(Scalability.of(trials, EXPERIMENT), EXPERIMENT);
    }

    @Test
    void aSeriesIsNamedByItsEngineAndByWhichRateIsFixed() {
        assertThat(Scalability.of(trials(1), EXPERIMENT).series())
                .extracting(Scalability.Series::name)
                .containsExactly(
                        "Flink, 1,500/s in total",
                        "Flink, 375/s per producer",
                        "Spark, 1,500/s in total",
                        "Spark, 375/s per producer");
    }

    @Test
    void aPointIsTheMeanOverTrialsNotOverWindows() {
        // given
        Judgement few = trial("flink", "total", 1, 1).windows(12).judgedIn(evidence);
        Judgement many = trial("flink", "total", 1, 2).windows(60).slowerBy(600).judgedIn(evidence);
        Judgement other = trial("flink", "total", 2, 1).judgedIn(evidence);

        // when
        Figure figure = figures(List.of(few, many, other)).latency();

        // then
        double mean = (few.latency().mean() + many.latency().mean()) / 2;
        assertThat(curve(figure, "Flink, 1,500/s in total").points().get(0).y()).isCloseTo(mean / 1e3, within(1e-9));
    }

    @Test
    void anIntervalNeedsThreeTrials() {
        assertThat(MeanInterval.of(1, 3).low()).isNull();
        assertThat(MeanInterval.of(1, 2, 3))
                .satisfies(three -> assertThat(three.low()).isCloseTo(2 - 4.302653 / Math.sqrt(3), within(1e-6)))
                .satisfies(three -> assertThat(three.high()).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-6)));
        assertThat(whiskers(figures(trials(2)).latency())).isEmpty();
        assertThat(whiskers(figures(trials(3)).latency())).hasSize(12);
    }

    @Test
    void whatWasPublishedStandsBesideItsOwnFloorAndTheTrials() {
        // when
        Figure figure = figures(trials(1)).latency();

        // then
        assertThat(curve(figure, "published, at D = 20 s").points())
                .extracting(Mark.Point::y)
                .containsExactly(12.5, 13.8, 16.4);
        assertThat(curve(figure, "least possible at D = 20 s").points())
                .extracting(Mark.Point::y)
                .containsOnly(20.0);
        assertThat(curve(figure, "least possible at D = 4 s").points())
                .extracting(Mark.Point::y)
                .containsOnly(4.0);
        assertThat(figure.y().max()).isGreaterThan(20);
    }

    @Test
    void aTrialThatDoesNotCountIsLeftOut() {
        // given
        Judgement counts = trial("flink", "total", 1, 1).judgedIn(evidence);
        Judgement doubtful =
                trial("flink", "total", 2, 1).invalid("the harness stood still").judgedIn(evidence);

        // when
        Scalability scalability = Scalability.of(List.of(counts, doubtful), EXPERIMENT);

        // then
        assertThat(scalability.producers()).containsExactly(1);
    }

    @Test
    void theTableHasARowForEachTrialInOrder() throws IOException {
        // given
        List<Judgement> trials = trials(2);
        Judgement first = trials.stream()
                .filter(trial ->
                        trial.evidence().manifest().trial().equals("flink-spp-rateIsperProducer-producers1-r1"))
                .findFirst()
                .orElseThrow();

        // when
        SeedArtifacts.write(folder, trials, EXPERIMENT);

        // then
        List<String> lines = Files.readAllLines(folder.resolve("scalability_results.csv"));
        assertThat(lines)
                .hasSize(1 + 24)
                .first()
                .isEqualTo(
                        "engine,rate_is,producers,rate_per_s,repetition,windows,latency_mean_ms,latency_p50_ms,overhead_p50_ms,floor_ms");
        assertThat(lines.get(1))
                .isEqualTo("flink,perProducer,1,375.0,1,24,%s,%s,%s,%s"
                        .formatted(
                                first.latency().mean(),
                                first.latency().p50(),
                                first.overhead().p50(),
                                first.floor().mean()));
        assertThat(lines.get(5)).startsWith("flink,perProducer,4,1500.0,1,");
        assertThat(lines.get(24)).startsWith("spark,total,4,1500.0,2,");
    }

    @Test
    void thePlotHasLatencyAboveAndOverheadBelow() throws IOException {
        // when
        ScalabilityArtifacts.write(folder, trials(1), EXPERIMENT);

        // then
        BufferedImage image =
                ImageIO.read(folder.resolve("plots_scalability.png").toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1760, 1760);
    }

    @Test
    void anExperimentWithAFixedNumberOfProducersLeavesNothing() {
        // when
        ScalabilityArtifacts.write(
                folder, List.of(Synthetic.trial("flink", "spp").judgedIn(evidence)), SyntheticExperiment.experiment());

        // then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSearchComparesRatesAndLeavesNothing() {
        // when
        ScalabilityArtifacts.write(folder, trials(1), SyntheticExperiment.searching());

        // then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theComparisonOfSuchAnExperimentShowsItByProducers() {
        // given
        ComparisonPage page = new ComparisonPage(trials(3), EXPERIMENT);

        // when
        List<Plate> plates = page.plates();

        // then
        assertThat(plates)
                .extracting(Plate::name)
                .startsWith("Latency by number of producers", "Overhead by number of producers");
        assertThat(page.html(List.of()))
                .contains("By number of producers", "name\">Flink, 375/s per producer<", "from 3 trials on");
    }

    private static Curve curve(Figure figure, String name) {
        return figure.marks().stream()
                .filter(Curve.class::isInstance)
                .map(Curve.class::cast)
                .filter(curve -> curve.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    private static List<Mark.Span> whiskers(Figure figure) {
        return figure.marks().stream()
                .filter(Mark.Whiskers.class::isInstance)
                .flatMap(mark -> ((Mark.Whiskers) mark).spans().stream())
                .toList();
    }
}
