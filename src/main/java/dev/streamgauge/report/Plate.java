package dev.streamgauge.report;

import dev.streamgauge.report.plot.Picture;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A figure as it goes into a report. It is drawn when it is asked for: most pages never show it in vectors. */
final class Plate {

    private final String name;
    private final Supplier<byte[]> pixels;
    private final Supplier<byte[]> vectors;
    private byte @Nullable [] png;

    /**
     * A figure that is yet to be drawn.
     *
     * @param name what the attachment is called
     * @param pixels draws it as a PNG; asked once
     * @param vectors draws it as an SVG
     */
    Plate(String name, Supplier<byte[]> pixels, Supplier<byte[]> vectors) {
        this.name = name;
        this.pixels = pixels;
        this.vectors = vectors;
    }

    static Plate of(String name, Picture picture) {
        return new Plate(name, picture::png, picture::svg);
    }

    String name() {
        return name;
    }

    byte[] png() {
        if (png == null) {
            png = pixels.get();
        }
        return png;
    }

    byte[] svg() {
        return vectors.get();
    }

    /** The figure as an image that needs no file beside the page. */
    String html() {
        return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">\n"
                .formatted(Text.html(name), Base64.getEncoder().encodeToString(png()));
    }
}
