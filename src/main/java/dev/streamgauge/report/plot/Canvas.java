package dev.streamgauge.report.plot;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * White paper as wide as every picture is, that something is drawn on: title and subtitle, then whatever it shows.
 *
 * @param height in pixels at the normal scale
 */
record Canvas(String title, String subtitle, int height, Consumer<Graphics2D> drawing) {

    /** Where the text begins, on the left. */
    static final int LEFT = 20;

    /** Pixels that title and subtitle take. */
    static final int BELOW_HEADING = 62;

    private static final int SCALE = 2;
    private static final int TITLE_BASELINE = 34;
    private static final int SUBTITLE_BASELINE = 55;

    /** Hundredths of a point are enough for anyone, and halve the file: text is drawn as outlines. */
    private static final Pattern DIGITS_UNSEEN = Pattern.compile("(\\d\\.\\d{2})\\d+");

    byte[] png() {
        return Png.of(image());
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(Figure.WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            draw(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    byte[] svg() {
        VectorGraphics2D graphics = new VectorGraphics2D();
        draw(graphics);
        Document document = new SVGProcessor().getDocument(graphics.getCommands(), new PageSize(Figure.WIDTH, height));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            document.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DIGITS_UNSEEN
                .matcher(bytes.toString(StandardCharsets.UTF_8))
                .replaceAll("$1")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, Figure.WIDTH, height));
        Typeface.SEMIBOLD.draw(graphics, Palette.INK.color(), title, 16.5, LEFT, TITLE_BASELINE);
        Typeface.REGULAR.draw(graphics, Palette.GREY.color(), subtitle, 12.5, LEFT, SUBTITLE_BASELINE);
        drawing.accept(graphics);
    }
}
