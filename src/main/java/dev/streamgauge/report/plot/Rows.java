package dev.streamgauge.report.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of one axis under one another, a row for each thing that they belong to, with its name on the left and a note
 * behind its end. The picture is as high as its rows need.
 *
 * @param title what the picture shows
 * @param subtitle under which conditions, and how to read it
 * @param axis what the stretches are of, with its unit in parentheses; it begins at 0
 * @param expected what a row's ring is called in the legend
 * @param rows the rows, the topmost first
 */
public record Rows(String title, String subtitle, String axis, String expected, List<Row> rows) implements Picture {

    private static final double TEXT = 12;
    private static final double NOTE_TEXT = 11;
    private static final int ROW = 26;
    private static final double HALF_BAR = 7.5;
    private static final int TICKS = 62;
    private static final int BEFORE_AREA = 12;
    private static final int BEFORE_NOTE = 10;
    private static final int RIGHT_OF_AREA = 28;
    private static final double TO_BASELINE = 4;

    public Rows {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param name what it belongs to
     * @param parts its stretches
     * @param ring where it was expected to end; null if nobody knows
     * @param note what is said of it behind its end; may be empty
     */
    public record Row(
            String name, List<Part> parts, @Nullable Double ring, String note) {

        public Row {
            parts = List.copyOf(parts);
        }

        private double end() {
            return Math.max(
                    ring == null ? 0 : ring,
                    parts.stream().mapToDouble(Part::to).max().orElse(0));
        }
    }

    /**
     * One stretch.
     *
     * @param kind its name in the legend, where stretches of the same kind stand once
     */
    public record Part(String kind, Palette color, double from, double to) {}

    @Override
    public byte[] png() {
        return canvas().png();
    }

    @Override
    public byte[] svg() {
        return canvas().svg();
    }

    private Canvas canvas() {
        Legend legend = Legend.of(kinds(), Canvas.LEFT, Figure.WIDTH - Canvas.LEFT);
        int top = Canvas.BELOW_HEADING + legend.height();
        int left = BEFORE_AREA
                + (int) Math.ceil(Canvas.LEFT
                        + rows.stream()
                                .mapToDouble(row -> Typeface.REGULAR.width(row.name(), TEXT))
                                .max()
                                .orElse(0));
        Axis y = new Axis("", 0, Math.max(1, rows.size()));
        Axis x = Axis.fromZero(axis, endWithNotes(Figure.WIDTH - RIGHT_OF_AREA - left));
        int height = top + ROW * rows.size() + TICKS;
        Frame frame = new Frame(
                Figure.of(title, subtitle, x, y, List.of()), new Frame.Place(top, height, left, Frame.Ticks.X));
        return new Canvas(title, subtitle, height, graphics -> {
            legend.draw(graphics, Canvas.BELOW_HEADING);
            frame.draw(graphics);
            for (int i = 0; i < rows.size(); i++) {
                draw(graphics, frame, rows.get(i), frame.y(rows.size() - i - 0.5));
            }
        });
    }

    private List<Mark> kinds() {
        Map<String, Mark> kinds = new LinkedHashMap<>();
        rows.stream()
                .flatMap(row -> row.parts().stream())
                .forEach(part -> kinds.putIfAbsent(part.kind(), new Mark.Bars(part.kind(), part.color(), List.of())));
        List<Mark> legend = new ArrayList<>(kinds.values());
        if (rows.stream().anyMatch(row -> row.ring() != null)) {
            legend.add(new Mark.Symbols(expected, Palette.INK, Mark.Symbol.RING, List.of()));
        }
        return legend;
    }

    /** How far the axis must reach for every note to have its place. */
    private double endWithNotes(int pixels) {
        return rows.stream()
                .mapToDouble(row -> row.end()
                        * pixels
                        / Math.max(
                                pixels / 4.0, pixels - 2 * BEFORE_NOTE - Typeface.REGULAR.width(row.note(), NOTE_TEXT)))
                .max()
                .orElse(1);
    }

    private static void draw(Graphics2D graphics, Frame frame, Row row, double middle) {
        double right = frame.area().getMinX() - BEFORE_AREA;
        Typeface.REGULAR.draw(
                graphics,
                Palette.INK.color(),
                row.name(),
                TEXT,
                right - Typeface.REGULAR.width(row.name(), TEXT),
                middle + TO_BASELINE);
        for (Part part : row.parts()) {
            double from = frame.x(part.from());
            graphics.setColor(part.color().color());
            graphics.fill(new Rectangle2D.Double(from, middle - HALF_BAR, frame.x(part.to()) - from, 2 * HALF_BAR));
        }
        Double ring = row.ring();
        if (ring != null) {
            MarkPainter.symbol(graphics, Mark.Symbol.RING, Palette.INK, frame.x(ring), middle);
        }
        Typeface.REGULAR.draw(
                graphics,
                Palette.GREY.color(),
                row.note(),
                NOTE_TEXT,
                frame.x(row.end()) + BEFORE_NOTE,
                middle + TO_BASELINE);
    }
}
