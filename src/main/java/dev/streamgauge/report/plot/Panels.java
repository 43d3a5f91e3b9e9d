package dev.streamgauge.report.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures under one another in one picture that share their x axis: what is above one another happened at the same x. The names
 * of the topmost's dividers stand above it, so that they cover no curve; the dividers of the others have no names.
 *
 * @param title what the picture shows
 * @param subtitle under which conditions, and how to read it
 * @param panels the figures, the topmost first; at least one, each on the same x axis. Of a panel's own heading its title alone is
 *     shown, before its legend
 */
public record Panels(String title, String subtitle, List<Figure> panels) implements Picture {

    private static final int AREA = 196;
    private static final int TICKS = 62;
    private static final int BELOW_PANEL = 26;
    private static final int ABOVE_PANEL = 4;
    private static final double CAPTION = 12.5;
    private static final int CAPTION_BASELINE = 17;
    private static final int AFTER_CAPTION = 22;
    private static final int LEAST_LEGEND = 24;

    public Panels {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a picture of panels needs one");
        }
        Axis x = panels.get(0).x();
        if (panels.stream().anyMatch(panel -> !panel.x().equals(x))) {
            throw new IllegalArgumentException("the panels of '%s' are on different x axes".formatted(title));
        }
    }

    @Override
    public byte[] png() {
        return canvas().png();
    }

    @Override
    public byte[] svg() {
        return canvas().svg();
    }

    private Canvas canvas() {
        List<FigureImage> images = images(Frame.LEFT_OF_AREA);
        double left = images.stream()
                .mapToDouble(image -> image.frame().area().getMinX())
                .max()
                .orElseThrow();
        List<FigureImage> aligned = left > Frame.LEFT_OF_AREA + 1 ? images((int) Math.ceil(left)) : images;
        int height =
                (int) Math.ceil(aligned.get(aligned.size() - 1).frame().area().getMaxY() + TICKS);
        return new Canvas(title, subtitle, height, graphics -> draw(graphics, aligned));
    }

    private List<FigureImage> images(int leftOfArea) {
        List<FigureImage> images = new ArrayList<>();
        int top = Canvas.BELOW_HEADING + ABOVE_PANEL;
        for (int i = 0; i < panels.size(); i++) {
            boolean last = i == panels.size() - 1;
            Figure panel = panels.get(i);
            Legend legend = legend(panel);
            FigureImage.DividerNames names = i == 0 ? FigureImage.DividerNames.ABOVE : FigureImage.DividerNames.NOWHERE;
            int bottom = top + legend.height() + AREA + (last ? TICKS : BELOW_PANEL);
            Frame.Place place = new Frame.Place(top, bottom, leftOfArea, last ? Frame.Ticks.BOTH : Frame.Ticks.Y);
            int lane = i == 0 ? lane(panel, place) : 0;
            images.add(new FigureImage(panel, legend, names, place.to(bottom + lane)));
            top = bottom + lane + ABOVE_PANEL;
        }
        return images;
    }

    /** Pixels that the names of dividers need above the area. */
    private static int lane(Figure panel, Frame.Place place) {
        return DividerLabels.of(panel, new Frame(panel, place)).lane();
    }

    private static Legend legend(Figure panel) {
        double left = Canvas.LEFT + Typeface.SEMIBOLD.width(panel.title(), CAPTION) + AFTER_CAPTION;
        return Legend.of(panel.marks(), left, Figure.WIDTH - Canvas.LEFT).atLeast(LEAST_LEGEND);
    }

    private void draw(Graphics2D graphics, List<FigureImage> images) {
        for (int i = 0; i < images.size(); i++) {
            Typeface.SEMIBOLD.draw(
                    graphics,
                    Palette.INK.color(),
                    panels.get(i).title(),
                    CAPTION,
                    Canvas.LEFT,
                    images.get(i).top() + CAPTION_BASELINE);
            images.get(i).draw(graphics);
        }
    }
}
