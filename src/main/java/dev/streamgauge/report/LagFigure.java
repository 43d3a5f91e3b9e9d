package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How far an engine is behind its load, where each record has a result of its own: by the results that are out, by what the
 * broker says that it has read, and by what it says itself.
 */
final class LagFigure {

    private final Judgement judgement;
    private final Evidence evidence;
    private final TrialTitle title;

    LagFigure(Judgement judgement, TrialTitle title) {
        this.judgement = judgement;
        this.evidence = judgement.evidence();
        this.title = title;
    }

    /** Whether anything is known of it. */
    boolean known() {
        return !curves().isEmpty();
    }

    /** Records that wait: for their result ten times a second, for the engine at the end of each second. */
    Figure lag() {
        List<Mark> curves = curves();
        double[] ordinates = ordinates(curves);
        List<Mark> marks = new ArrayList<>(HighState.shade(evidence));
        marks.addAll(curves);
        marks.addAll(Moments.of(judgement));
        return Figure.of(
                "Consumer lag",
                "%s · records in the input topic that wait: for their result, or to be read".formatted(title),
                StreamTime.of(evidence).wholeLoad(),
                axis("records", ordinates),
                marks);
    }

    /** Events that wait for their result, ten times a second. */
    static Curve unanswered(List<LagRow> lag, Pen pen) {
        return Curve.of(
                "no result yet",
                Palette.BLUE,
                pen,
                lag.stream()
                        .map(row -> new Point(row.atMs() / 1e3, row.unanswered()))
                        .toList());
    }

    /** Counts that no clock ties together can be a little below 0. */
    static Axis axis(String name, double... counts) {
        if (DoubleStream.of(counts).anyMatch(count -> count < 0)) {
            return Axis.around(
                    name,
                    DoubleStream.concat(DoubleStream.of(counts), DoubleStream.of(0))
                            .toArray());
        }
        return Axis.fromZero(name, counts);
    }

    private List<Mark> curves() {
        List<Mark> curves = new ArrayList<>();
        if (!evidence.lag().isEmpty()) {
            curves.add(unanswered(evidence.lag(), Pen.WIDE));
        }
        ofEachSecond(curves, "not read, by offsets", Palette.ORANGE, TimelineRow::backlog);
        return curves;
    }

    private void ofEachSecond(
            List<Mark> curves, String name, Palette color, Function<TimelineRow, @Nullable Long> count) {
        List<Point> points = new ArrayList<>();
        for (TimelineRow row : evidence.timeline()) {
            Long known = count.apply(row);
            points.add(new Point(row.second() + 1.0, known == null ? Double.NaN : known));
        }
        if (points.stream().anyMatch(point -> !Double.isNaN(point.y()))) {
            curves.add(Curve.of(name, color, Pen.DOTTED_SAMPLES, points));
        }
    }

    private static double[] ordinates(List<Mark> curves) {
        return curves.stream()
                .flatMap(curve -> ((Curve) curve).points().stream())
                .mapToDouble(Point::y)
                .filter(Double::isFinite)
                .toArray();
    }
}
