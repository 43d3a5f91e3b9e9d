package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of the visualization suite: the seeds' own latency over time, and its periodogram. */
class SuiteFiguresTest {

    private static final String SMOOTHED = "rolling median of 5 windows";

    @TempDir
    private Path folder;

    @Test
    void theSmoothedLineStandsBesideTheRawSeriesAndIsThinner() {
        // given
        Figure figure = dialect(Synthetic.trial("spark", "spp").windows(24));

        // when
        Curve raw = curve(figure, "T1 − T0");
        Curve smoothed = curve(figure, SMOOTHED);

        // then
        assertThat(raw.points()).hasSize(24).noneMatch(point -> Double.isNaN(point.y()));
        assertThat(raw.pen()).isEqualTo(Pen.DOTTED_SAMPLES);
        assertThat(smoothed.pen()).isEqualTo(Pen.THIN);
        assertThat(smoothed.points().get(2).y())
                .isEqualTo(raw.points().subList(0, 5).stream()
                        .mapToDouble(Point::y)
                        .sorted()
                        .toArray()[2]);
    }

    @Test
    void tooFewWindowsHaveNoSmoothedLine() {
        assertThat(names(dialect(Synthetic.trial("spark", "spp").windows(14)))).doesNotContain(SMOOTHED);
        assertThat(names(dialect(Synthetic.trial("spark", "spp").windows(15)))).contains(SMOOTHED);
    }

    @Test
    void aMedianWithoutAllItsNeighboursIsAGap() {
        // given
        double[] samples = {1, 2, 3, 4, 100, 6, 7, Double.NaN, 9, 10, 11, 12, 13};

        // when
        List<Point> smoothed = RollingMedian.of(points(samples));

        // then
        assertThat(smoothed)
                .extracting(Point::y)
                .containsExactly(
                        Double.NaN,
                        Double.NaN,
                        3.0,
                        4.0,
                        6.0,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        11.0,
                        Double.NaN,
                        Double.NaN);
    }

    @Test
    void aPeriodogramShowsTheLimitOfNoiseAndThePredictedFrequency() {
        // when
        Figure figure = SpectrumFigure.of("Spark", new double[] {0.1, 0.2, 0.25}, new double[] {0.4, 9, 0.6}, 6.5, 0.2);

        // then
        assertThat(curve(figure, "power of the raw series").points())
                .containsExactly(new Point(0.1, 0.4), new Point(0.2, 9), new Point(0.25, 0.6));
        assertThat(curve(figure, "limit of noise").points())
                .extracting(Point::y)
                .containsOnly(6.5);
        assertThat(figure.marks())
                .filteredOn(Mark.Divider.class::isInstance)
                .singleElement()
                .satisfies(predicted -> {
                    assertThat(((Mark.Divider) predicted).x()).isEqualTo(0.2);
                    assertThat(predicted.name()).isEqualTo("predicted: one wave in 5 s");
                });
    }

    @Test
    void aPeriodogramWithoutPredictionMarksNone() {
        assertThat(SpectrumFigure.of("Flink", new double[] {0.1, 0.2}, new double[] {1, 1}, 6.5, null)
                        .marks())
                .noneMatch(Mark.Divider.class::isInstance);
    }

    @Test
    void powersWithoutFrequenciesAreRefused() {
        assertThatThrownBy(() -> SpectrumFigure.of("Flink", new double[] {0.1}, new double[] {1, 1}, 6.5, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 frequencies and 2 powers");
    }

    private Figure dialect(Synthetic trial) {
        return new TrialFigures(trial.judgedIn(folder), SyntheticExperiment.experiment()).dialectOverTime();
    }

    private static List<Point> points(double[] ys) {
        return IntStream.range(0, ys.length).mapToObj(i -> new Point(i, ys[i])).toList();
    }

    private static List<String> names(Figure figure) {
        return figure.marks().stream().map(Mark::name).toList();
    }

    private static Curve curve(Figure figure, String name) {
        return figure.marks().stream()
                .filter(Curve.class::isInstance)
                .map(Curve.class::cast)
                .filter(curve -> curve.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(name, names(figure))));
    }
}
