package dev.streamgauge.report.plot;

import java.awt.Color;

/**
 * The colours of every figure. The hues are those of Okabe and Ito, "Color Universal Design" (2008), which stay apart for
 * readers with any common colour vision deficiency.
 */
public enum Palette {
    BLUE(0x0072B2),
    VERMILION(0xD55E00),
    GREEN(0x009E73),
    PURPLE(0xCC79A7),
    SKY(0x56B4E9),
    ORANGE(0xE69F00),
    /** Text, and whatever is no data. */
    INK(0x1F2328),
    /** References: floors, ticks, captions. */
    GREY(0x57606A),
    /** What stands behind other curves. */
    SILVER(0xC3CAD2);

    static final Color GRID = new Color(0xE6E8EB);

    private final Color color;

    Palette(int rgb) {
        color = new Color(rgb);
    }

    Color color() {
        return color;
    }

    Color faded(double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }
}
