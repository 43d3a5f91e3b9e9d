package dev.streamgauge.report.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names of dividers beside their lines. Where one has no room beside the name before it, it stands a row lower, so that no
 * name covers another and no line crosses a name.
 */
final class DividerLabels {

    private static final double SIZE = 11;
    private static final double BESIDE = 5;
    private static final double BETWEEN = 6;
    private static final int ROW = 14;
    private static final int INSIDE_BASELINE = 9;
    private static final int ABOVE_BASELINE = 11;

    /** As far as dots and curves reach beyond the area. */
    private static final int BELOW_LANE = 7;

    /** What a frame leaves free above its area anyhow. */
    private static final int FREE = 12;

    private final Rectangle2D area;
    private final List<Label> labels;

    /** A name from {@code left} on, in a row, 0 on top; {@code line} is where its divider is. */
    private record Label(Mark.Divider divider, double line, double left, double right, int row) {}

    /** No names at all. */
    static final DividerLabels NONE = new DividerLabels(new Rectangle2D.Double(), List.of());

    private DividerLabels(Rectangle2D area, List<Label> labels) {
        this.area = area;
        this.labels = labels;
    }

    /** The names of a figure's dividers, laid out where its frame has its area. */
    static DividerLabels of(Figure figure, Frame frame) {
        Rectangle2D area = frame.area();
        List<Label> labels = new ArrayList<>();
        figure.marks().stream()
                .filter(Mark.Divider.class::isInstance)
                .map(Mark.Divider.class::cast)
                .filter(divider -> !divider.name().isEmpty())
                .filter(divider -> divider.x() >= figure.x().min()
                        && divider.x() <= figure.x().max())
                .sorted(Comparator.comparingDouble(Mark.Divider::x))
                .forEach(divider -> {
                    double line = frame.x(divider.x());
                    double width = Typeface.REGULAR.width(divider.name(), SIZE);
                    boolean fits = line + BESIDE + width <= area.getMaxX();
                    double left = fits ? line + BESIDE : line - BESIDE - width;
                    double from = Math.min(left, line);
                    int row = labels.stream()
                            .filter(earlier -> earlier.right() + BETWEEN > from)
                            .mapToInt(earlier -> earlier.row() + 1)
                            .max()
                            .orElse(0);
                    labels.add(new Label(divider, line, left, Math.max(line, left + width), row));
                });
        return new DividerLabels(area, labels);
    }

    /** Pixels that a lane with room for all rows takes from what stands above a frame. */
    int lane() {
        return Math.max(0, height() - FREE);
    }

    private int height() {
        int rows = labels.stream().mapToInt(Label::row).max().orElse(-1) + 1;
        return ROW * rows + BELOW_LANE;
    }

    /**
     * Draws the names.
     *
     * @param above whether in the lane above the area, to which the lines are then drawn on, and not inside
     */
    void draw(Graphics2D graphics, boolean above) {
        double top = above ? area.getMinY() - height() + ABOVE_BASELINE : area.getMinY() + INSIDE_BASELINE;
        for (Label label : labels) {
            double baseline = top + ROW * label.row();
            if (above) {
                graphics.setColor(label.divider().color().color());
                graphics.setStroke(new BasicStroke(1));
                graphics.draw(
                        new Line2D.Double(label.line(), baseline - INSIDE_BASELINE, label.line(), area.getMinY()));
            }
            Typeface.REGULAR.draw(
                    graphics, label.divider().color().color(), label.divider().name(), SIZE, label.left(), baseline);
        }
    }
}
