package dev.streamgauge.report;

import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Empirical distribution functions: a step of 1/n at each sample. */
final class Distribution {

    static final Axis AXIS = new Axis("share of windows at or below (%)", 0, 100);

    private Distribution() {}

    /** The curve from the least to the greatest sample. */
    static Mark.Curve of(String name, Palette color, Mark.Pen pen, double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        List<Point> points = new ArrayList<>();
        if (sorted.length > 0) {
            points.add(new Point(sorted[0], 0));
            for (int i = 0; i < sorted.length; i++) {
                points.add(new Point(sorted[i], 100.0 * (i + 1) / sorted.length));
            }
        }
        return Mark.Curve.steps(name, color, pen, points);
    }
}
