package dev.streamgauge.report;

import dev.streamgauge.evidence.GateSummary.Comparison;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Mark.Symbol;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The trials that a comparison rests on, each with its figure, and how far the new ones may be from the baseline. */
final class ComparedFigure {

    private ComparedFigure() {}

    /** Whether there is something to draw: both sides have trials that tell the figure. */
    static boolean tells(Comparison comparison) {
        return comparison.tolerance() != null
                && !comparison.baselineValues().isEmpty()
                && !comparison.values().isEmpty();
    }

    static Figure of(Comparison comparison) {
        List<Double> before = comparison.baselineValues();
        List<Double> now = comparison.values();
        int trials = Math.max(before.size(), now.size());
        Axis x = new Axis("", 0.5, trials + 0.5);
        double baseline = Objects.requireNonNull(comparison.baseline(), "baseline");
        double most = baseline + worse(comparison) * Objects.requireNonNull(comparison.tolerance(), "tolerance");
        List<Mark> marks = new ArrayList<>();
        marks.add(Curve.level("mean of the baseline", Palette.GREY, Pen.DASHED, x, baseline));
        marks.add(Curve.level("the worst that is tolerated", Palette.VERMILION, Pen.DASHED, x, most));
        marks.add(new Mark.Symbols("baseline", Palette.INK, Symbol.RING, points(before)));
        marks.add(new Mark.Symbols("this run", Palette.BLUE, Symbol.DISC, points(now)));
        return new Figure(
                "%s of %s, trial by trial".formatted(comparison.figure(), comparison.configuration()),
                comparison.reason(),
                x,
                Axis.fromZero(
                        "%s (%s)".formatted(comparison.figure(), comparison.unit()),
                        Stream.of(before, now, List.of(most))
                                .flatMap(List::stream)
                                .mapToDouble(Double::doubleValue)
                                .toArray()),
                IntStream.rangeClosed(1, trials).mapToObj(Integer::toString).toList(),
                marks);
    }

    /** The direction in which the figure becomes worse: 1 if more is worse. */
    private static int worse(Comparison comparison) {
        return comparison.unit().endsWith("/s") ? -1 : 1;
    }

    private static List<Point> points(List<Double> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> new Point(i + 1.0, values.get(i)))
                .toList();
    }
}
