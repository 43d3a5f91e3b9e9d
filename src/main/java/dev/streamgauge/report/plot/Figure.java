package dev.streamgauge.report.plot;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A figure: what it is called, its axes, and what is drawn inside.
 *
 * @param title what the figure shows
 * @param subtitle under which conditions, and how to read it
 * @param x horizontal axis
 * @param y vertical axis
 * @param categories names written under x = 1, 2, ... in place of numbers, broken at their dots if they have no place on
 *     one line; empty on a numeric axis
 * @param marks what is drawn, from the back to the front
 */
public record Figure(String title, String subtitle, Axis x, Axis y, List<String> categories, List<Mark> marks)
        implements Picture {

    /** Width in pixels at the normal scale; a PNG has twice as many. */
    public static final int WIDTH = 880;

    /** Height in pixels at the normal scale; a PNG has twice as many. */
    public static final int HEIGHT = 440;

    public Figure {
        categories = List.copyOf(categories);
        marks = List.copyOf(marks);
    }

    /** A figure on two numeric axes. */
    public static Figure of(String title, String subtitle, Axis x, Axis y, List<Mark> marks) {
        return new Figure(title, subtitle, x, y, List.of(), marks);
    }

    /** The figure as a PNG of 1760 x 880 pixels. */
    @Override
    public byte[] png() {
        return canvas().png();
    }

    @Override
    public byte[] svg() {
        return canvas().svg();
    }

    BufferedImage image() {
        return canvas().image();
    }

    private Canvas canvas() {
        return new Canvas(title, subtitle, HEIGHT, new FigureImage(this)::draw);
    }
}
