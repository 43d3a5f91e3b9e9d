package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Point;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latency batch by batch. */
class BatchFigureTest {

    @TempDir
    private Path folder;

    private Figure figure(Judgement trial) {
        return new BatchFigure(
                        trial,
                        TrialTitle.of(
                                trial.evidence().manifest(),
                                SyntheticLoadExperiments.of(SyntheticLoadExperiments.rates("spark", "flink"))))
                .latency();
    }

    private static List<Point> points(Figure figure, String name) {
        return figure.marks().stream()
                .filter(mark -> mark instanceof Curve && mark.name().equals(name))
                .flatMap(mark -> ((Curve) mark).points().stream())
                .toList();
    }

    @Test
    void aBatchStandsWhereItWasTakenUpWithItsLatencyByBothDefinitions() {
        // given
        Judgement trial = SyntheticLoads.atRate("spark", 1600).judgedIn(folder);
        BatchLatencyRow third = trial.evidence().batchLatencies().get(2);

        // when
        Figure figure = figure(trial);

        // then
        double x = third.takenMs() / 1e3;
        assertThat(points(figure, "p95 at completion")).contains(new Point(x, third.completionP95Ms()));
        assertThat(points(figure, "p50 at completion")).contains(new Point(x, third.completionP50Ms()));
        assertThat(points(figure, "p95 at the batch’s start")).contains(new Point(x, third.startP95Ms()));
        assertThat(points(figure, "p50 at the batch’s start")).contains(new Point(x, third.startP50Ms()));
    }

    @Test
    void anEngineWithoutBatchesSaysWhatStandsForThem() {
        assertThat(figure(SyntheticLoads.atRate("flink", 800).judgedIn(folder)).subtitle())
                .endsWith("here all events of a second");
        assertThat(figure(SyntheticLoads.atRate("spark", 800).judgedIn(folder)).subtitle())
                .endsWith("each batch where it was taken up");
    }

    @Test
    void noLineBridgesTheTimeInWhichNothingWasTakenUp() {
        List<Point> points = points(
                figure(SyntheticLoads.struck("flink", "worker", "kill", 12.1).judgedIn(folder)), "p50 at completion");

        assertThat(points)
                .filteredOn(point -> Double.isNaN(point.y()))
                .singleElement()
                .satisfies(gap -> assertThat(gap.x()).isBetween(15.0, 16.0));
    }

    @Test
    void aTrialWhoseJobDoesNotTellItHasNone() {
        Judgement inference = SyntheticRecords.paced("spark", 1).judgedIn(folder);

        assertThat(new BatchFigure(
                                inference,
                                TrialTitle.of(inference.evidence().manifest(), SyntheticExperiment.inference()))
                        .known())
                .isFalse();
    }
}
