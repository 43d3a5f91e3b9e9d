package dev.streamgauge.report.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Figures under one another in one picture.
 *
 * @param figures the figures, the topmost first; at least one
 */
public record Sheet(List<Figure> figures) {

    public Sheet {
        figures = List.copyOf(figures);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a sheet needs a figure");
        }
    }

    /** The sheet as a PNG, as wide as a figure's and as many times as high. */
    public byte[] png() {
        List<BufferedImage> images = figures.stream().map(Figure::image).toList();
        int height = images.get(0).getHeight();
        BufferedImage sheet =
                new BufferedImage(images.get(0).getWidth(), height * images.size(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        try {
            for (int i = 0; i < images.size(); i++) {
                graphics.drawImage(images.get(i), 0, i * height, null);
            }
        } finally {
            graphics.dispose();
        }
        return Png.of(sheet);
    }
}
