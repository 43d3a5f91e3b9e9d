package dev.streamgauge.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** What the page is made of, by its path; all of it comes with Streamgauge, from the class path. */
final class PageFiles {

    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String TYPEFACE = "/dev/streamgauge/report/plot/";

    /** The version stands in the path, as it does in every web jar. */
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private static final Map<String, PageFile> FILES = Map.of(
            "/", new PageFile("live.html", "text/html; charset=utf-8"),
            "/live.css", new PageFile("live.css", CSS),
            "/live.js", new PageFile("live.js", JAVASCRIPT),
            "/charts.js", new PageFile("charts.js", JAVASCRIPT),
            "/uplot.js", new PageFile(CHARTS + "uPlot.iife.min.js", JAVASCRIPT),
            "/uplot.css", new PageFile(CHARTS + "uPlot.min.css", CSS),
            "/Inter-Regular.ttf", new PageFile(TYPEFACE + "Inter-Regular.ttf", "font/ttf"),
            "/Inter-SemiBold.ttf", new PageFile(TYPEFACE + "Inter-SemiBold.ttf", "font/ttf"));

    private PageFiles() {}

    /**
     * A file.
     *
     * @param resource where it lies on the class path, seen from here
     */
    record PageFile(String resource, String contentType) {

        byte[] bytes() {
            try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("%s is not on the class path".formatted(resource));
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The file at that path. */
    static Optional<PageFile> at(String path) {
        return Optional.ofNullable(FILES.get(path));
    }
}
