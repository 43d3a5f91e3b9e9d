package dev.streamgauge.report;

import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Mark.Span;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The values that a figure's y axis must hold. */
final class Ordinates {

    private Ordinates() {}

    /** The finite ordinates of marks that have some, and others besides. */
    static double[] of(Collection<? extends Mark> marks, double... others) {
        return DoubleStream.concat(marks.stream().flatMapToDouble(Ordinates::of), DoubleStream.of(others))
                .filter(Double::isFinite)
                .toArray();
    }

    private static DoubleStream of(Mark mark) {
        if (mark instanceof Mark.Whiskers whiskers) {
            return ends(whiskers.spans());
        }
        if (mark instanceof Mark.Ribbon ribbon) {
            return ends(ribbon.spans());
        }
        if (mark instanceof Mark.Bars bars) {
            return bars.bars().stream().mapToDouble(Mark.Bar::high);
        }
        return points(mark).mapToDouble(Point::y);
    }

    /** The points of marks that are made of points. */
    static Stream<Point> points(Mark mark) {
        if (mark instanceof Mark.Curve curve) {
            return curve.points().stream();
        }
        if (mark instanceof Mark.Symbols symbols) {
            return symbols.points().stream();
        }
        return mark instanceof Mark.Crosses crosses ? crosses.points().stream() : Stream.empty();
    }

    private static DoubleStream ends(List<Span> spans) {
        return spans.stream().flatMapToDouble(span -> DoubleStream.of(span.low(), span.high()));
    }
}
