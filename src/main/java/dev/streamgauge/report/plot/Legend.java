package dev.streamgauge.report.plot;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names of a figure's marks in rows above the axes, each beside a sample of its mark. */
final class Legend {

    private static final double SIZE = 12.5;
    private static final double SAMPLE = 22;
    private static final double GAP = 7;
    private static final double BETWEEN = 24;
    private static final int ROW = 24;
    private static final int NOT_LISTED = 5;

    private final List<Entry> entries;
    private final int rows;
    private final int least;

    private record Entry(Mark mark, double x, int row) {}

    private Legend(List<Entry> entries, int rows, int least) {
        this.entries = entries;
        this.rows = rows;
        this.least = least;
    }

    /** The same with so many pixels of height at least. */
    Legend atLeast(int height) {
        return new Legend(entries, rows, height);
    }

    static Legend of(List<Mark> marks, double left, double right) {
        List<Entry> entries = new ArrayList<>();
        double x = left;
        int row = 0;
        List<Mark> named = marks.stream()
                .filter(mark -> !mark.name().isEmpty() && rank(mark) < NOT_LISTED)
                .sorted(Comparator.comparingInt(Legend::rank))
                .toList();
        for (Mark mark : named) {
            double width = SAMPLE + GAP + Typeface.REGULAR.width(mark.name(), SIZE);
            if (x > left && x + width > right) {
                x = left;
                row++;
            }
            entries.add(new Entry(mark, x, row));
            x += width + BETWEEN;
        }
        return new Legend(entries, entries.isEmpty() ? 0 : row + 1, 0);
    }

    /** What was measured comes first, then what it is held against. */
    private static int rank(Mark mark) {
        if (mark instanceof Mark.Curve curve) {
            return curve.pen() == Mark.Pen.DASHED ? 2 : 0;
        }
        if (mark instanceof Mark.Bars) {
            return 0;
        }
        if (mark instanceof Mark.Crosses || mark instanceof Mark.Symbols) {
            return 1;
        }
        return mark instanceof Mark.Ribbon ? 3 : mark instanceof Mark.Shade ? 4 : NOT_LISTED;
    }

    int height() {
        return Math.max(least, rows * ROW);
    }

    void draw(Graphics2D graphics, double top) {
        for (Entry entry : entries) {
            double baseline = top + entry.row() * ROW + 17;
            sample(graphics, entry.mark(), entry.x(), baseline - 4.5);
            Typeface.REGULAR.draw(
                    graphics, Palette.INK.color(), entry.mark().name(), SIZE, entry.x() + SAMPLE + GAP, baseline);
        }
    }

    private static void sample(Graphics2D graphics, Mark mark, double x, double middle) {
        if (mark instanceof Mark.Shade) {
            graphics.setColor(mark.color().faded(MarkPainter.SHADE_OPACITY));
            graphics.fill(new Rectangle2D.Double(x, middle - 6, SAMPLE, 12));
        } else if (mark instanceof Mark.Bars) {
            graphics.setColor(mark.color().color());
            graphics.fill(new Rectangle2D.Double(x, middle - 6, SAMPLE, 12));
        } else if (mark instanceof Mark.Ribbon) {
            graphics.setColor(mark.color().faded(MarkPainter.RIBBON_OPACITY));
            graphics.fill(new Rectangle2D.Double(x, middle - 6, SAMPLE, 12));
        } else if (mark instanceof Mark.Crosses) {
            MarkPainter.cross(graphics, mark.color(), x + SAMPLE / 2, middle);
        } else if (mark instanceof Mark.Symbols symbols) {
            MarkPainter.symbol(graphics, symbols.symbol(), mark.color(), x + SAMPLE / 2, middle);
        } else if (mark instanceof Mark.Curve curve) {
            graphics.setColor(MarkPainter.ink(curve));
            graphics.setStroke(MarkPainter.stroke(curve.pen()));
            graphics.draw(new Line2D.Double(x, middle, x + SAMPLE, middle));
            if (curve.pen() == Mark.Pen.DOTTED_SAMPLES) {
                graphics.fill(new Ellipse2D.Double(x + SAMPLE / 2 - 3, middle - 3, 6, 6));
            }
        }
    }
}
