package dev.streamgauge.report;

import java.nio.file.Path;

/** A report whose pages have everything but the drawing, which takes most of the time: in place of each figure is nothing. */
public final class BlankReport {

    private static final byte[] NOTHING = new byte[0];

    private BlankReport() {}

    /** Pages in a folder. */
    public static AllureReport writingTo(Path results) {
        return AllureReport.writingTo(results, plate -> new Plate(plate.name(), () -> NOTHING, () -> NOTHING));
    }
}
