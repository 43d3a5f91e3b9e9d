package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.BestConfiguration;
import dev.streamgauge.claim.Rung;
import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.claim.SearchedExperiment;
import dev.streamgauge.claim.Threshold;
import dev.streamgauge.claim.ThresholdSearch;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchArtifactsTest {

    private static final Path TO_LOOK_AT = Path.of("target/figures/plots_thresholds.png");

    @TempDir
    private Path folder;

    private static Experiment experiment() {
        Map<String, List<String>> factors = new LinkedHashMap<>();
        factors.put("engine", List.of("spark", "flink"));
        factors.put("producers", List.of("1", "4"));
        return SearchedExperiment.experiment(factors, SearchedExperiment.SEARCH);
    }

    /** Trials around a capacity, up to the generator's limit. */
    private static Threshold searched(String engine, String producers, double capacityHz, double generatorHz) {
        Random random = new Random(engine.hashCode() + producers.hashCode());
        List<Rung> rungs = new ArrayList<>();
        var next = ThresholdSearch.next(SearchedExperiment.SEARCH, rungs);
        while (next.isPresent()) {
            double rate = next.getAsDouble();
            double over = Math.max(0, rate / capacityHz - 1);
            Outcome outcome =
                    rate > generatorHz ? Outcome.GENERATOR_LIMIT : over > 0 ? Outcome.NOT_SUSTAINED : Outcome.SUSTAINED;
            double base = engine.equals("spark") ? 1_400 + 900 * rate / capacityHz : 160 + 300 * rate / capacityHz;
            double slope = over / (1 + over) * rate + 0.004 * rate * random.nextGaussian();
            double half = rate * (0.01 + 0.03 * random.nextDouble());
            rungs.add(new Rung(
                    rate,
                    outcome,
                    "invented, and with \"quotes\", commas",
                    over > 0.6 ? null : (Double) (base * (1 + 0.06 * random.nextGaussian()) + 40_000 * over),
                    slope,
                    slope - half,
                    slope + half,
                    "%s-%s-r%d".formatted(engine, producers, rungs.size() + 1)));
            next = ThresholdSearch.next(SearchedExperiment.SEARCH, rungs);
        }
        return ThresholdSearch.threshold(
                SearchedExperiment.SEARCH, Map.of("engine", engine, "producers", producers), rungs);
    }

    private static List<Threshold> thresholds() {
        return List.of(
                searched("spark", "4", 9_800, 40_000),
                searched("flink", "4", 30_000, 21_000),
                searched("flink", "1", 13_000, 40_000),
                searched("spark", "1", 5_200, 40_000));
    }

    @Test
    void aSearchLeavesItsFourFiles() throws IOException {
        SearchArtifacts.write(folder, experiment(), thresholds());

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "thresholds.json", "best-configuration.json", "thresholds.csv", "plots_thresholds.png");
        }
        assertThat(BestConfiguration.read(folder))
                .hasValueSatisfying(best -> assertThat(best.producers()).isEqualTo(4));
    }

    @Test
    void theTableHasARowForEachTrial() throws IOException {
        List<Threshold> thresholds = thresholds();

        SearchArtifacts.write(folder, experiment(), thresholds);

        List<String> lines = Files.readAllLines(folder.resolve("thresholds.csv"));
        assertThat(lines)
                .hasSize(1
                        + thresholds.stream()
                                .mapToInt(each -> each.rungs().size())
                                .sum())
                .first()
                .isEqualTo("engine,producers,position,rate_hz,outcome,overhead_p50_ms,backlog_slope_hz,"
                        + "backlog_slope_low_hz,backlog_slope_high_hz,trial,reason");
        assertThat(lines.get(1))
                .startsWith("spark,4,1,1500.0,sustained,")
                .endsWith(",spark-4-r1,\"invented, and with \"\"quotes\"\", commas\"");
    }

    @Test
    void withoutAnyTrialTheTableHasItsHeaderOnlyAndThereIsNoPlot() throws IOException {
        SearchArtifacts.write(folder, experiment(), List.of());

        assertThat(Files.readAllLines(folder.resolve("thresholds.csv"))).hasSize(1);
        assertThat(folder.resolve("plots_thresholds.png")).doesNotExist();
    }

    @Test
    void aBestConfigurationOfAnEarlierSearchDoesNotOutliveOneThatFindsNone() {
        SearchArtifacts.write(folder, experiment(), thresholds());

        SearchArtifacts.write(
                folder,
                experiment(),
                List.of(searched("spark", "4", 0.1, 40_000), thresholds().get(1)));

        assertThat(BestConfiguration.read(folder)).isEmpty();
    }

    @Test
    void thePlotHasTwoFiguresForEachNumberOfProducers() throws IOException {
        SearchArtifacts.write(folder, experiment(), thresholds());

        BufferedImage plot = ImageIO.read(folder.resolve("plots_thresholds.png").toFile());
        assertThat(List.of(plot.getWidth(), plot.getHeight())).containsExactly(1760, 4 * 880);
        Files.createDirectories(TO_LOOK_AT.getParent());
        Files.copy(folder.resolve("plots_thresholds.png"), TO_LOOK_AT, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void theFiguresBeginWithTheFewestProducers() {
        assertThat(ThresholdFigures.of(experiment(), thresholds()))
                .extracting(Figure::title)
                .containsExactly(
                        "Overhead against the offered rate, 1 producer",
                        "Growth of the backlog against the offered rate, 1 producer",
                        "Overhead against the offered rate, 4 producers",
                        "Growth of the backlog against the offered rate, 4 producers");
    }

    @Test
    void everyTrialThatSaysSomethingHasTheMarkOfItsOutcome() {
        Threshold threshold = searched("flink", "4", 30_000, 21_000);

        Figure figure = ThresholdFigures.of(experiment(), List.of(threshold)).get(1);

        assertThat(marks(figure, Mark.Symbol.DISC)).isEqualTo(count(threshold, Outcome.SUSTAINED));
        assertThat(marks(figure, Mark.Symbol.RING))
                .isEqualTo(count(threshold, Outcome.GENERATOR_LIMIT))
                .isPositive();
    }

    private static long marks(Figure figure, Mark.Symbol symbol) {
        return figure.marks().stream()
                .filter(mark -> mark instanceof Mark.Symbols symbols && symbols.symbol() == symbol)
                .mapToLong(mark -> ((Mark.Symbols) mark).points().size())
                .sum();
    }

    private static long count(Threshold threshold, Outcome outcome) {
        return threshold.rungs().stream()
                .filter(rung -> rung.outcome() == outcome)
                .count();
    }

    @Test
    void onlyThresholdsThatCanBeToldApartAreShaded() {
        Threshold spark = searched("spark", "4", 9_800, 40_000);
        Threshold flink = searched("flink", "4", 30_000, 21_000);

        assertThat(ThresholdFigures.of(experiment(), List.of(spark, flink)))
                .allSatisfy(figure -> assertThat(figure.marks()).hasAtLeastOneElementOfType(Mark.Shade.class));
        assertThat(ThresholdFigures.of(experiment(), List.of(spark, flink, spark)))
                .allSatisfy(figure -> assertThat(figure.marks()).doesNotHaveAnyElementsOfTypes(Mark.Shade.class));
    }

    @Test
    void aTrialWithoutMedianStandsAtTheUpperEdge() {
        Threshold threshold = searched("spark", "4", 1_000, 40_000);
        assertThat(threshold.rungs().get(0).overheadMs()).isGreaterThan(8_000);

        Figure figure = ThresholdFigures.of(experiment(), List.of(threshold)).get(0);

        assertThat(figure.y().max()).isBetween(8_000.0, 12_000.0);
        assertThat(figure.marks())
                .filteredOn(Mark.Crosses.class::isInstance)
                .flatExtracting(mark -> ((Mark.Crosses) mark).points())
                .allSatisfy(point ->
                        assertThat(point.y()).isLessThanOrEqualTo(figure.y().max()))
                .anySatisfy(point -> assertThat(point.y()).isEqualTo(figure.y().max()));
    }

    @Test
    void anEngineHasTheSameHueInEveryFigure() {
        assertThat(ThresholdFigures.of(experiment(), thresholds()))
                .allSatisfy(figure -> assertThat(figure.marks())
                        .filteredOn(mark -> mark.name().equals("Spark"))
                        .extracting(Mark::color)
                        .containsExactly(Palette.VERMILION));
    }

    @Test
    void anExperimentWithoutASearchHasNoFigures() {
        assertThatThrownBy(() -> ThresholdFigures.of(SearchedExperiment.experiment(Map.of(), null), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ctr-thresholds has no search");
    }

    @Test
    void fromLabelToLabelTheRateDoubles() {
        RateAxis axis = RateAxis.of(1_500, 900, 9_800);

        assertThat(axis.labels()).containsExactly("750/s", "1,500/s", "3,000/s", "6,000/s", "12,000/s");
        assertThat(axis.x(750)).isCloseTo(1, within(1e-9));
        assertThat(axis.x(6_000)).isCloseTo(4, within(1e-9));
        assertThat(axis.x(8_485.28)).isCloseTo(4.5, within(1e-4));
        assertThat(axis.axis().max()).isEqualTo(5.5);
    }

    @Test
    void aSingleRateHasASingleLabel() {
        assertThat(RateAxis.of(1_500, 1_500).labels()).containsExactly("1,500/s");
    }
}
