package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.RecordTrials.SameLoad;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials side by side in which each record has a result of its own. */
class RecordComparisonTest {

    private static final Experiment EXPERIMENT = SyntheticExperiment.inference();

    @TempDir
    private Path evidence;

    @TempDir
    private Path folder;

    private RecordTrials trials(int repetitions) {
        return RecordTrials.of(SyntheticRecords.all(evidence, repetitions), EXPERIMENT);
    }

    private static RecordComparisonFigures figures(RecordTrials trials, int load) {
        return new RecordComparisonFigures(trials.loads().get(load), RecordComparisonFigures.hues(trials));
    }

    @Test
    void trialsAreGatheredByTheirLoadBulksFirstAndTheSmallestOfThemFirst() {
        assertThat(trials(1).loads())
                .extracting(SameLoad::name)
                .containsExactly("bulk · 100,000 records", "bulk · 400,000 records", "uniform · 2,000 events/s");
        assertThat(trials(1).loads().get(0).series())
                .extracting(RecordTrials.Series::name)
                .containsExactly("Flink", "Spark");
        assertThat(trials(1).loads().get(0).parallelisms()).containsExactly(1, 2);
    }

    @Test
    void aBarIsTheMedianAndEveryRepetitionHasARing() {
        // given
        RecordTrials trials = trials(3);
        double[] flinkAtOne = trials.loads().get(0).series().get(0).at(1).stream()
                .mapToDouble(run -> run.records().throughputHz())
                .toArray();

        // when
        Figure figure = figures(trials, 0).throughput();

        // then
        Mark.Bars flink = (Mark.Bars) figure.marks().get(0);
        assertThat(flink.name()).isEqualTo("Flink");
        assertThat(flink.bars().get(0).high())
                .isEqualTo(DoubleStream.of(flinkAtOne).sorted().toArray()[1]);
        assertThat(rings(figure)).hasSize(2 * 2 * 3).extracting(Point::y).contains(flinkAtOne[0], flinkAtOne[2]);
        assertThat(figure.categories()).containsExactly("parallelism 1", "parallelism 2");
    }

    @Test
    void speedUpIsRelativeToParallelismOneOfTheSameEngineAndEfficiencyToTheParallelismToo() {
        // given
        RecordTrials trials = trials(1);
        RecordTrials.Series flink = trials.loads().get(1).series().get(0);
        double one = flink.at(1).get(0).records().throughputHz();
        double two = flink.at(2).get(0).records().throughputHz();

        // when
        List<Figure> scaling = figures(trials, 1).scaling();

        // then
        assertThat(curve(scaling.get(0), "Flink").points())
                .extracting(Point::y)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(1),
                        second -> assertThat(second).isCloseTo(two / one, within(1e-9)));
        assertThat(curve(scaling.get(1), "Flink").points().get(1).y()).isCloseTo(50 * two / one, within(1e-9));
        assertThat(curve(scaling.get(0), "ideal").points()).extracting(Point::y).containsExactly(1.0, 2.0);
    }

    @Test
    void aPacedLoadHasNoSpeedUpForItsThroughputIsWhatWasOffered() {
        assertThat(figures(trials(1), 2).scaling()).isEmpty();
    }

    @Test
    void withoutTrialsAtParallelismOneThereIsNoSpeedUp() {
        RecordTrials two = RecordTrials.of(
                List.of(SyntheticRecords.bulk("flink", 2, 100_000).judgedIn(evidence)), EXPERIMENT);

        assertThat(figures(two, 0).scaling()).isEmpty();
    }

    @Test
    void aCurveIsOfAllRepetitionsAndEndsWhereFiveRecordsLieBeyond() {
        // when
        List<Figure> latencies = figures(trials(2), 0).latencies();

        // then
        Curve cumulative = curve(latencies.get(0), "Flink · parallelism 1");
        assertThat(cumulative.points().get(cumulative.points().size() - 1).y()).isEqualTo(100);
        Curve percentiles = curve(latencies.get(1), "Flink · parallelism 1");
        assertThat(percentiles.points().get(percentiles.points().size() - 1).x())
                .isCloseTo(1 + Math.log10(200_000 / 5.0), within(1e-6));
        assertThat(latencies.get(1).subtitle()).contains("200,000 measured records each");
        assertThat(latencies.get(1).categories()).containsExactly("0 %", "90 %", "99 %", "99.9 %", "99.99 %");
    }

    @Test
    void thePageTellsWhetherStreamsAndResultsAreTheSame() {
        // given
        Judgement flink = SyntheticRecords.bulk("flink", 1, 100_000).judgedIn(evidence);
        Judgement spark = SyntheticRecords.bulk("spark", 1, 100_000).judgedIn(evidence);
        Judgement other =
                SyntheticRecords.bulk("spark", 1, 100_000).withResults("other").judgedIn(evidence);

        // then
        assertThat(page(List.of(flink, spark))).contains("✓ the same").doesNotContain("✗ not the same");
        assertThat(page(List.of(flink, other))).contains("✓ the same", "✗ not the same");
    }

    @Test
    void thePageHasTheRatioOfEachPairAndTheSpeedUpOfEachEngine() {
        // given
        List<Judgement> trials = SyntheticRecords.all(evidence, 2);

        // when
        String page = page(trials);

        // then
        assertThat(page)
                .contains(
                        "name\">Flink &middot; bulk &middot; parallelism 1 &middot; 100,000 records",
                        "Flink / Spark",
                        "<h4>Speed-up against parallelism</h4>",
                        "declared: Spark works in micro-batches")
                .doesNotContain("Overhead", "number of producers");
        assertThat(new ComparisonPage(trials, EXPERIMENT).plates())
                .extracting(Plate::name)
                .contains(
                        "Throughput by engine and parallelism, bulk · 400,000 records",
                        "Completion time by engine and parallelism, bulk · 100,000 records",
                        "Speed-up against parallelism, bulk · 400,000 records",
                        "Median latency by engine and parallelism, uniform · 2,000 events/s",
                        "Latency by percentile, engine and parallelism, uniform · 2,000 events/s")
                .hasSize(6 + 6 + 3);
    }

    private static String page(List<Judgement> trials) {
        return new ComparisonPage(trials, EXPERIMENT).html(List.of());
    }

    @Test
    void theExperimentLeavesATableAndPlotsAndNothingOfWindows() throws IOException {
        // given
        List<Judgement> trials = SyntheticRecords.all(evidence, 2);

        // when
        SeedArtifacts.write(folder, trials, EXPERIMENT);

        // then
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "regression_results.csv",
                        "plots_regression_throughput.png",
                        "plots_regression_latency_cdf.png",
                        "plots_regression_speedup.png");
        BufferedImage speedUp =
                ImageIO.read(folder.resolve("plots_regression_speedup.png").toFile());
        assertThat(speedUp.getHeight()).as("two figures for each bulk").isEqualTo(4 * 880);
    }

    @Test
    void theTableHasARowForEachTrialThatCounts() throws IOException {
        // given
        List<Judgement> trials = SyntheticRecords.all(evidence, 1);
        Judgement trial = trials.stream()
                .filter(each -> each.evidence().manifest().trial().equals("flink-bulk-count_100000-parallelism_1-r1"))
                .findFirst()
                .orElseThrow();
        Records records = Objects.requireNonNull(trial.evidence().records());

        // when
        SeedArtifacts.write(folder, trials, EXPERIMENT);

        // then
        List<String> lines = Files.readAllLines(folder.resolve("regression_results.csv"));
        assertThat(lines)
                .hasSize(1 + 12)
                .first()
                .isEqualTo(
                        "engine,parallelism,count,repetition,records,completion_s,throughput_hz,p50_ms,p90_ms,p95_ms,"
                                + "p99_ms,max_ms,mismatches,trial");
        assertThat(lines.get(1)).as("a paced load has no count").startsWith("flink,1,,1,80000,");
        assertThat(lines.get(2))
                .isEqualTo("flink,1,100000,1,100000,%s,%s,%s,%s,%s,%s,%s,0,flink-bulk-count_100000-parallelism_1-r1"
                        .formatted(
                                records.completionSeconds(),
                                records.throughputHz(),
                                records.latencyMs().p50(),
                                records.latencyMs().p90(),
                                records.latencyMs().p95(),
                                records.latencyMs().p99(),
                                records.latencyMs().max()));
        assertThat(lines.get(12)).startsWith("spark,2,400000,1,400000,");
    }

    @Test
    void aPlotThatNothingCanBeDrawnInIsRemoved() throws IOException {
        // given
        SeedArtifacts.write(folder, SyntheticRecords.all(evidence, 1), EXPERIMENT);

        // when
        SeedArtifacts.write(
                folder,
                List.of(SyntheticRecords.bulk("spark", 2, 100_000)
                        .withoutHistogram()
                        .repetition(7)
                        .judgedIn(evidence)),
                EXPERIMENT);

        // then
        assertThat(files()).doesNotContain("plots_regression_speedup.png");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<Point> rings(Figure figure) {
        return figure.marks().stream()
                .filter(Mark.Symbols.class::isInstance)
                .flatMap(mark -> ((Mark.Symbols) mark).points().stream())
                .toList();
    }

    private static Curve curve(Figure figure, String name) {
        return figure.marks().stream()
                .filter(Curve.class::isInstance)
                .map(Curve.class::cast)
                .filter(curve -> curve.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s among %s"
                        .formatted(name, figure.marks().stream().map(Mark::name).toList())));
    }
}
