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

    private static final Map<String, Source> SOURCES = Map.of(
            "/", new Source("live.html", "text/html; charset=utf-8"),
            "/live.css", new Source("live.css", CSS),
            "/live.js", new Source("live.js", JAVASCRIPT),
            "/charts.js", new Source("charts.js", JAVASCRIPT),
            "/uplot.js", new Source(CHARTS + "uPlot.iife.min.js", JAVASCRIPT),
            "/uplot.css", new Source(CHARTS + "uPlot.min.css", CSS),
            "/Inter-Regular.ttf", new Source(TYPEFACE + "Inter-Regular.ttf", "font/ttf"),
            "/Inter-SemiBold.ttf", new Source(TYPEFACE + "Inter-SemiBold.ttf", "font/ttf"));

    private PageFiles() {}

    private record Source(String resource, String contentType) {}

    /** A file and what it is. */
    record PageFile(String contentType, byte[] bytes) {}

    /** The file at that path. */
    static Optional<PageFile> at(String path) {
        return Optional.ofNullable(SOURCES.get(path)).map(PageFiles::read);
    }

    private static PageFile read(Source source) {
        try (InputStream in = PageFiles.class.getResourceAsStream(source.resource())) {
            if (in == null) {
                throw new IllegalStateException("%s is not on the class path".formatted(source.resource()));
            }
            return new PageFile(source.contentType(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
