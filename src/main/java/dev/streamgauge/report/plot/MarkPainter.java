package dev.streamgauge.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws marks inside the axes of a frame. What lies outside the axes is cut off at their edge. */
final class MarkPainter {

    static final double RIBBON_OPACITY = 0.16;
    static final double SHADE_OPACITY = 0.2;

    private static final double THIN_OPACITY = 0.75;

    private static final double DOT = 5;
    private static final double SYMBOL = 7;
    private static final double HALF_WHISKER = 4;
    private static final double GAP_BETWEEN_BARS = 0.08;

    /** Below this many pixels a bar has no gap, or it would be all gap. */
    private static final double NARROW_BAR = 6;

    private final Graphics2D graphics;
    private final Frame frame;

    MarkPainter(Graphics2D graphics, Frame frame) {
        this.graphics = graphics;
        this.frame = frame;
    }

    /** Draws the marks that fill an area, so that the grid stays visible on them. */
    void drawBehindGrid(Mark mark) {
        if (mark instanceof Mark.Shade shade) {
            shade(shade);
        } else if (mark instanceof Mark.Ribbon ribbon) {
            inside(() -> ribbon(ribbon));
        }
    }

    /** Draws all other marks. */
    void drawAboveGrid(Mark mark) {
        if (mark instanceof Mark.Curve curve) {
            inside(() -> curve(curve));
        } else if (mark instanceof Mark.Crosses crosses) {
            inside(() -> crosses.points()
                    .forEach(point -> cross(graphics, crosses.color(), frame.x(point.x()), frame.y(point.y()))));
        } else if (mark instanceof Mark.Symbols symbols) {
            inside(() -> symbols.points()
                    .forEach(point -> symbol(
                            graphics, symbols.symbol(), symbols.color(), frame.x(point.x()), frame.y(point.y()))));
        } else if (mark instanceof Mark.Whiskers whiskers) {
            inside(() -> whiskers(whiskers));
        } else if (mark instanceof Mark.Bars bars) {
            bars(bars);
        } else if (mark instanceof Mark.Divider divider) {
            divider(divider);
        } else if (mark instanceof Mark.Box box) {
            new BoxPainter(graphics, frame).draw(box);
        }
    }

    static BasicStroke stroke(Mark.Pen pen) {
        return switch (pen) {
            case SOLID, DOTTED_SAMPLES -> line(2);
            case THIN -> line(1.4f);
            case WIDE -> new BasicStroke(4.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
            case WIDEST -> new BasicStroke(8, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
            case DASHED ->
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);
        };
    }

    static Color ink(Mark.Curve curve) {
        return curve.pen() == Mark.Pen.THIN
                ? curve.color().faded(THIN_OPACITY)
                : curve.color().color();
    }

    private static BasicStroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static void cross(Graphics2D graphics, Palette color, double x, double y) {
        graphics.setColor(color.color());
        graphics.setStroke(line(2));
        graphics.draw(new Line2D.Double(x - 4, y - 4, x + 4, y + 4));
        graphics.draw(new Line2D.Double(x - 4, y + 4, x + 4, y - 4));
    }

    static void symbol(Graphics2D graphics, Mark.Symbol symbol, Palette color, double x, double y) {
        Ellipse2D disc = new Ellipse2D.Double(x - SYMBOL / 2, y - SYMBOL / 2, SYMBOL, SYMBOL);
        graphics.setColor(symbol == Mark.Symbol.DISC ? color.color() : Color.WHITE);
        graphics.fill(disc);
        graphics.setColor(color.color());
        graphics.setStroke(line(2));
        graphics.draw(disc);
    }

    private void inside(Runnable drawing) {
        Shape before = graphics.getClip();
        Rectangle2D area = frame.area();
        graphics.setClip(new Rectangle2D.Double(
                area.getX() - DOT, area.getY() - DOT, area.getWidth() + 2 * DOT, area.getHeight() + 2 * DOT));
        drawing.run();
        graphics.setClip(before);
    }

    private void curve(Mark.Curve curve) {
        Path2D path = new Path2D.Double();
        boolean penDown = false;
        double lastY = 0;
        for (Mark.Point point : curve.points()) {
            if (Double.isNaN(point.y())) {
                penDown = false;
                continue;
            }
            double x = frame.x(point.x());
            double y = frame.y(point.y());
            if (!penDown) {
                path.moveTo(x, y);
            } else if (curve.steps()) {
                path.lineTo(x, lastY);
                path.lineTo(x, y);
            } else {
                path.lineTo(x, y);
            }
            penDown = true;
            lastY = y;
        }
        graphics.setColor(ink(curve));
        graphics.setStroke(stroke(curve.pen()));
        graphics.draw(path);
        if (curve.pen() == Mark.Pen.DOTTED_SAMPLES) {
            curve.points().stream().filter(point -> !Double.isNaN(point.y())).forEach(this::dot);
        }
    }

    private void dot(Mark.Point point) {
        graphics.fill(new Ellipse2D.Double(frame.x(point.x()) - DOT / 2, frame.y(point.y()) - DOT / 2, DOT, DOT));
    }

    private void whiskers(Mark.Whiskers whiskers) {
        graphics.setColor(whiskers.color().color());
        graphics.setStroke(new BasicStroke(1.5f));
        for (Mark.Span span : whiskers.spans()) {
            double x = frame.x(span.x());
            double low = frame.y(span.low());
            double high = frame.y(span.high());
            graphics.draw(new Line2D.Double(x, low, x, high));
            graphics.draw(new Line2D.Double(x - HALF_WHISKER, low, x + HALF_WHISKER, low));
            graphics.draw(new Line2D.Double(x - HALF_WHISKER, high, x + HALF_WHISKER, high));
        }
    }

    private void ribbon(Mark.Ribbon ribbon) {
        if (ribbon.spans().isEmpty()) {
            return;
        }
        Path2D path = new Path2D.Double();
        Mark.Span first = ribbon.spans().get(0);
        path.moveTo(frame.x(first.x()), frame.y(first.low()));
        for (Mark.Span span : ribbon.spans()) {
            path.lineTo(frame.x(span.x()), frame.y(span.low()));
        }
        for (int i = ribbon.spans().size() - 1; i >= 0; i--) {
            Mark.Span span = ribbon.spans().get(i);
            path.lineTo(frame.x(span.x()), frame.y(span.high()));
        }
        path.closePath();
        graphics.setColor(ribbon.color().faded(RIBBON_OPACITY));
        graphics.fill(path);
    }

    private void bars(Mark.Bars bars) {
        Rectangle2D area = frame.area();
        graphics.setColor(bars.color().color());
        for (Mark.Bar bar : bars.bars()) {
            double width = frame.x(bar.to()) - frame.x(bar.from());
            double inset = width < NARROW_BAR ? 0 : width * GAP_BETWEEN_BARS;
            Rectangle2D rectangle = new Rectangle2D.Double(
                    frame.x(bar.from()) + inset,
                    frame.y(bar.high()),
                    width - 2 * inset,
                    frame.y(bar.low()) - frame.y(bar.high()));
            graphics.fill(rectangle.createIntersection(area));
        }
    }

    private void shade(Mark.Shade shade) {
        Rectangle2D area = frame.area();
        for (Mark.Stretch stretch : shade.stretches()) {
            double from = Math.max(area.getMinX(), frame.x(stretch.from()));
            double to = Math.min(area.getMaxX(), frame.x(stretch.to()));
            if (to > from) {
                graphics.setColor(shade.color().faded(SHADE_OPACITY * stretch.strength()));
                graphics.fill(new Rectangle2D.Double(from, area.getY(), to - from, area.getHeight()));
            }
        }
    }

    private void divider(Mark.Divider divider) {
        Rectangle2D area = frame.area();
        double x = frame.x(divider.x());
        if (x < area.getMinX() || x > area.getMaxX()) {
            return;
        }
        graphics.setColor(divider.color().color());
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(x, area.getMinY() - 2, x, area.getMaxY()));
    }
}
