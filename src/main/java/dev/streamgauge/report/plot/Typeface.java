package dev.streamgauge.report.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The bundled Inter font (SIL Open Font License 1.1, text beside it). Text is drawn as filled outlines, so that a figure
 * looks the same whatever fonts and hinting a machine has.
 */
final class Typeface {

    static final Typeface REGULAR = new Typeface("Inter-Regular.ttf");
    static final Typeface SEMIBOLD = new Typeface("Inter-SemiBold.ttf");

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Font font;

    private Typeface(String resource) {
        try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
            font = Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in, resource));
        } catch (FontFormatException e) {
            throw new IllegalStateException("%s is not a TrueType font".formatted(resource), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Font at(double size) {
        return font.deriveFont((float) size);
    }

    double width(String text, double size) {
        return text.isEmpty() ? 0 : new TextLayout(text, at(size), EXACT).getAdvance();
    }

    void draw(Graphics2D graphics, Color color, String text, double size, double x, double baseline) {
        if (text.isEmpty()) {
            return;
        }
        Shape outline =
                new TextLayout(text, at(size), EXACT).getOutline(AffineTransform.getTranslateInstance(x, baseline));
        graphics.setColor(color);
        graphics.fill(outline);
    }
}
