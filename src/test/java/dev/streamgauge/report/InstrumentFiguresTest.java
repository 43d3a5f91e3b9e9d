package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.report.SyntheticInstruments.Sends;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Panels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of arrivals, of resources and of the latency's parts, as what is drawn where. */
class InstrumentFiguresTest {

    @TempDir
    private Path folder;

    private static TrialTitle title(Evidence evidence) {
        return TrialTitle.of(evidence.manifest(), SyntheticExperiment.experiment());
    }

    private static <T extends Mark> T mark(Figure figure, String name, Class<T> type) {
        return figure.marks().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(mark -> mark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + figure.title()));
    }

    private static List<Point> curve(Figure figure, String name) {
        return mark(figure, name, Mark.Curve.class).points();
    }

    private static double distance(Figure arrivals) {
        List<Point> due = curve(arrivals, "due");
        List<Point> sent = curve(arrivals, "sent");
        double distance = 0;
        for (int i = 0; i < due.size(); i++) {
            distance = Math.max(distance, Math.abs(due.get(i).y() - sent.get(i).y()));
        }
        return distance;
    }

    private Figure arrivals(Sends sends) {
        Evidence evidence = Synthetic.trial("flink", "spp").sends(sends).in(folder);
        return new ArrivalFigure(evidence, title(evidence)).counts();
    }

    @Test
    void sendsOnTimeLieOnTheScheduleAndOthersDoNot() {
        assertThat(distance(arrivals(Sends.ON_TIME))).isZero();
        assertThat(distance(arrivals(Sends.ONE_BURST_A_SECOND))).isGreaterThan(1_200);
        assertThat(distance(arrivals(Sends.FALLING_BEHIND))).isGreaterThan(5_000);
    }

    @Test
    void theBandIsThatOfAPoissonCount() {
        Mark.Ribbon band = mark(arrivals(Sends.ON_TIME), "±3.9 √expected", Mark.Ribbon.class);

        Mark.Span afterTenSeconds = band.spans().get(100);
        assertThat(afterTenSeconds.x()).isCloseTo(10, within(1e-9));
        assertThat(afterTenSeconds.high()).isCloseTo(3.9 * Math.sqrt(15_000), within(1e-6));
        assertThat(afterTenSeconds.low()).isEqualTo(-afterTenSeconds.high());
    }

    @Test
    void everyProcessIsDrawnOverTheTimeOfTheLatency() {
        Evidence evidence = Synthetic.trial("flink", "spp").windows(12).in(folder);

        Figure figure = new ResourceFigure(evidence, title(evidence)).processorTime();

        assertThat(figure.x().min()).isEqualTo(Synthetic.WARM_UP_SECONDS);
        assertThat(figure.x().max()).isEqualTo(Synthetic.WARM_UP_SECONDS + 24);
        assertThat(figure.marks())
                .extracting(Mark::name)
                .containsExactly(
                        "machine, busy",
                        "flink-taskmanager",
                        "flink-jobmanager",
                        "kafka",
                        "harness",
                        "stolen",
                        "cores of the machine");
        assertThat(curve(figure, "kafka")).hasSize(25).allMatch(point -> point.y() > 0);
        assertThat(curve(figure, "cores of the machine")).allMatch(point -> point.y() == 2);
    }

    @Test
    void theMemoryOfEveryProcessIsDrawnAndNotTheMachines() {
        Evidence evidence = Synthetic.trial("flink", "spp").windows(12).in(folder);

        Figure figure = new ResourceFigure(evidence, title(evidence)).memory();

        assertThat(figure.marks())
                .extracting(Mark::name)
                .containsExactly("flink-taskmanager", "flink-jobmanager", "kafka", "harness");
        assertThat(curve(figure, "harness")).hasSize(25).allMatch(point -> point.y() > 1);
    }

    @Test
    void aSecondThatNobodySawIsAGap() {
        Evidence evidence = Synthetic.trial("spark", "spp").windows(12).in(folder);
        List<ResourceRow> interrupted = evidence.resources().stream()
                .filter(row -> row.second() != 10 || !row.process().equals("kafka"))
                .toList();

        Figure figure = new ResourceFigure(withResources(evidence, interrupted), title(evidence)).processorTime();

        assertThat(curve(figure, "kafka"))
                .filteredOn(point -> Double.isNaN(point.y()))
                .extracting(Point::x)
                .containsExactly(10.0);
        assertThat(curve(figure, "harness")).noneMatch(point -> Double.isNaN(point.y()));
    }

    @Test
    void resourcesOfTheWarmUpAloneAreNotDrawn() {
        Evidence evidence = Synthetic.trial("spark", "spp").windows(12).in(folder);
        List<ResourceRow> warmUp = evidence.resources().stream()
                .filter(row -> row.second() < Synthetic.WARM_UP_SECONDS)
                .toList();

        assertThat(new ResourceFigure(withResources(evidence, warmUp), title(evidence)).known())
                .isFalse();
        assertThat(new ResourceFigure(evidence, title(evidence)).known()).isTrue();
    }

    private static Evidence withResources(Evidence evidence, List<ResourceRow> resources) {
        return new Evidence(
                evidence.manifest(),
                evidence.windows(),
                evidence.results(),
                evidence.timeline(),
                evidence.arrivals(),
                resources,
                evidence.batches(),
                evidence.directory());
    }

    @Test
    void eachStackIsAsHighAsTheLatencyOfItsWindow() {
        Judgement judgement =
                Synthetic.trial("spark", "spp").windows(12).missingWindow(5).judgedIn(folder);
        Evidence evidence = judgement.evidence();

        Figure figure = new ComponentFigure(judgement.components(), evidence, title(evidence)).stacked();

        List<Mark.Bar> tops = mark(figure, "delivery", Mark.Bars.class).bars();
        List<WindowRow> matched = evidence.matched();
        assertThat(tops).hasSize(11);
        for (int i = 0; i < tops.size(); i++) {
            assertThat(tops.get(i).high()).isCloseTo(matched.get(i).latencyMs(), within(1e-6));
            assertThat(tops.get(i).to() - tops.get(i).from()).isEqualTo(Synthetic.WINDOW_SECONDS);
        }
        assertThat(mark(figure, "watermark wait", Mark.Bars.class).bars())
                .allMatch(bar -> bar.low() == 0 && bar.high() > figure.y().min());
    }

    @Test
    void aStackOnAnAxisThatDoesNotBeginAtZeroSaysSo() {
        Judgement judgement = Synthetic.trial("flink", "spp").judgedIn(folder);

        Figure figure = new ComponentFigure(judgement.components(), judgement.evidence(), title(judgement.evidence()))
                .stacked();

        assertThat(figure.y().min()).isBetween(3_900.0, 4_000.0);
        assertThat(figure.subtitle()).contains("axis from 3,9");
    }

    @Test
    void meansOfAConfigurationStackUpToItsMeanLatency() {
        Judgement spark = Synthetic.trial("spark", "spp").judgedIn(folder);
        Judgement flink = Synthetic.trial("flink", "spp").judgedIn(folder);

        Figure figure = new ComparisonFigures(TrialGroup.of(List.of(spark, flink), SyntheticExperiment.experiment()))
                .meanComponents();

        assertThat(figure.categories()).containsExactly("Flink · SPP", "Spark · SPP");
        List<Mark.Bar> tops = mark(figure, "delivery", Mark.Bars.class).bars();
        assertThat(tops.get(0).high()).isCloseTo(flink.latency().mean(), within(1e-6));
        assertThat(tops.get(1).high()).isCloseTo(spark.latency().mean(), within(1e-6));
    }

    @Test
    void processingAndSinkLatencyStackUpToTheTimeFromTopicToTopic() {
        Judgement spark = Synthetic.trial("spark", "spp").judgedIn(folder);
        Judgement flink = Synthetic.trial("flink", "spp").judgedIn(folder);

        Figure figure =
                SplitFigure.byConfiguration(TrialGroup.of(List.of(spark, flink), SyntheticExperiment.experiment()));

        List<Mark.Bar> tops = mark(figure, SplitFigure.SINK, Mark.Bars.class).bars();
        assertThat(tops.get(0).high()).isCloseTo(flink.split().total().mean(), within(1e-6));
        assertThat(tops.get(1).high()).isCloseTo(spark.split().total().mean(), within(1e-6));
        assertThat(tops.get(0).low()).isCloseTo(flink.split().processing().mean(), within(1e-6));
    }

    @Test
    void eachWindowHasItsProcessingAndItsSinkLatency() {
        Judgement judgement =
                Synthetic.trial("spark", "spp").windows(12).missingWindow(5).judgedIn(folder);

        Panels panels = SplitFigure.overTime(judgement.split(), judgement.evidence(), title(judgement.evidence()));

        assertThat(panels.panels()).extracting(Figure::title).containsExactly("L1, processing", "L2, sink");
        assertThat(panels.panels())
                .allSatisfy(panel ->
                        assertThat(mark(panel, "", Mark.Symbols.class).points()).hasSize(11));
    }
}
