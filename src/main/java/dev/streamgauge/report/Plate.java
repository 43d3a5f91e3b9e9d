package dev.streamgauge.report;

import dev.streamgauge.report.plot.Picture;
import java.util.Base64;

/**
 * A figure as it goes into a report.
 *
 * @param name what the attachment is called
 * @param png the figure in pixels
 * @param svg the figure in vectors
 */
@SuppressWarnings("ArrayRecordComponent") // written once, to a file and to a page; never compared
record Plate(String name, byte[] png, byte[] svg) {

    static Plate of(String name, Picture picture) {
        return new Plate(name, picture.png(), picture.svg());
    }

    /** The figure as an image that needs no file beside the page. */
    String html() {
        return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">\n"
                .formatted(Text.html(name), Base64.getEncoder().encodeToString(png));
    }
}
