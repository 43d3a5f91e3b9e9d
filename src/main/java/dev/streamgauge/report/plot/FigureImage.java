package dev.streamgauge.report.plot;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Puts a figure together: title, subtitle, legend, axes, marks. */
final class FigureImage {

    private static final int SCALE = 2;
    private static final int LEFT = 20;
    private static final int TITLE_BASELINE = 34;
    private static final int SUBTITLE_BASELINE = 55;
    private static final int BELOW_HEADING = 62;

    /** Hundredths of a point are enough for anyone, and halve the file: text is drawn as outlines. */
    private static final Pattern DIGITS_UNSEEN = Pattern.compile("(\\d\\.\\d{2})\\d+");

    private final Figure figure;
    private final Legend legend;
    private final Frame frame;

    FigureImage(Figure figure) {
        this.figure = figure;
        this.legend = Legend.of(figure.marks(), LEFT, Figure.WIDTH - LEFT);
        this.frame = new Frame(figure, BELOW_HEADING + legend.height());
    }

    byte[] png() {
        BufferedImage image =
                new BufferedImage(Figure.WIDTH * SCALE, Figure.HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            draw(graphics);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    byte[] svg() {
        VectorGraphics2D graphics = new VectorGraphics2D();
        draw(graphics);
        Document document =
                new SVGProcessor().getDocument(graphics.getCommands(), new PageSize(Figure.WIDTH, Figure.HEIGHT));
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
        graphics.fill(new Rectangle2D.Double(0, 0, Figure.WIDTH, Figure.HEIGHT));
        Typeface.SEMIBOLD.draw(graphics, Palette.INK.color(), figure.title(), 16.5, LEFT, TITLE_BASELINE);
        Typeface.REGULAR.draw(graphics, Palette.GREY.color(), figure.subtitle(), 12.5, LEFT, SUBTITLE_BASELINE);
        legend.draw(graphics, BELOW_HEADING);
        MarkPainter marks = new MarkPainter(graphics, frame);
        figure.marks().forEach(marks::drawBehindGrid);
        frame.draw(graphics);
        graphics.setColor(Palette.SILVER.color());
        graphics.setStroke(new BasicStroke(1));
        Rectangle2D area = frame.area();
        graphics.draw(new Line2D.Double(
                area.getMinX() - frame.overhang(), area.getMaxY(), area.getMaxX() + frame.overhang(), area.getMaxY()));
        figure.marks().forEach(marks::drawAboveGrid);
    }
}
