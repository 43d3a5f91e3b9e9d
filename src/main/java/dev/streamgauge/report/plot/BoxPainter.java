package dev.streamgauge.report.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.apache.commons.statistics.descriptive.Quantile;

/** Draws box plots. */
final class BoxPainter {

    /** Least sample for a median: five values beyond it. */
    private static final int FOR_MEDIAN = 10;

    /** Least sample for quartiles: five values beyond each. */
    private static final int FOR_QUARTILES = 20;

    private static final double HALF_BOX = 30;
    private static final double BOX_LEFT_OF_CENTER = 24;
    private static final double DOTS_RIGHT_OF_CENTER = 20;
    private static final double DOT = 4.5;

    /** Pixels from box to box from which on a box has its full width; with less, everything is that much narrower. */
    private static final double FULL_PLACE = 120;

    private final Graphics2D graphics;
    private final Frame frame;
    private final double scale;
    private final double halfBox;

    BoxPainter(Graphics2D graphics, Frame frame) {
        this.graphics = graphics;
        this.frame = frame;
        this.scale = Math.min(1, (frame.x(2) - frame.x(1)) / FULL_PLACE);
        this.halfBox = scale * HALF_BOX;
    }

    void draw(Mark.Box box) {
        double[] values = box.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return;
        }
        dots(box.color(), values, frame.x(box.x()) + scale * DOTS_RIGHT_OF_CENTER);
        double center = frame.x(box.x()) - scale * BOX_LEFT_OF_CENTER;
        graphics.setColor(box.color().color());
        graphics.setStroke(new BasicStroke(1.5f));
        if (values.length >= FOR_QUARTILES) {
            double[] quartiles = Quantile.withDefaults().evaluate(values, 0.25, 0.75);
            whisker(center, values[0], quartiles[0]);
            whisker(center, values[values.length - 1], quartiles[1]);
            Rectangle2D rectangle = new Rectangle2D.Double(
                    center - halfBox,
                    frame.y(quartiles[1]),
                    2 * halfBox,
                    Math.max(1, frame.y(quartiles[0]) - frame.y(quartiles[1])));
            graphics.setColor(box.color().faded(0.18));
            graphics.fill(rectangle);
            graphics.setColor(box.color().color());
            graphics.draw(rectangle);
        } else {
            double median = Quantile.withDefaults().evaluate(values, 0.5);
            whisker(center, values[0], median);
            whisker(center, values[values.length - 1], median);
        }
        if (values.length >= FOR_MEDIAN) {
            double median = frame.y(Quantile.withDefaults().evaluate(values, 0.5));
            graphics.setStroke(new BasicStroke(3));
            graphics.draw(new Line2D.Double(center - halfBox, median, center + halfBox, median));
        }
    }

    private void whisker(double center, double end, double box) {
        double y = frame.y(end);
        graphics.draw(new Line2D.Double(center, y, center, frame.y(box)));
        graphics.draw(new Line2D.Double(center - halfBox / 2, y, center + halfBox / 2, y));
    }

    /** Every value, one dot each; dots that would cover one another are set side by side. */
    private void dots(Palette color, double[] sorted, double left) {
        graphics.setColor(color.faded(0.7));
        int column = 0;
        double lastY = Double.POSITIVE_INFINITY;
        for (double value : sorted) {
            double y = frame.y(value);
            column = lastY - y < DOT ? (column + 1) % 8 : 0;
            if (column == 0) {
                lastY = y;
            }
            graphics.fill(new Ellipse2D.Double(left + column * scale * DOT, y - DOT / 2, DOT, DOT));
        }
    }
}
