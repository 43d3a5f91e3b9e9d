package dev.streamgauge.report.plot;

/** What a report shows drawn, in pixels and in vectors. */
public sealed interface Picture permits Figure, Panels, Rows {

    /** What the picture shows. */
    String title();

    /** The picture as a PNG of {@code 2 x} {@value Figure#WIDTH} pixels' width. */
    byte[] png();

    /** The picture as an SVG whose text is outlines, so that it needs no font. */
    byte[] svg();
}
