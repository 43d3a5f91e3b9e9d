package dev.streamgauge.report;

import dev.streamgauge.experiment.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** What all pages have in common. A page carries its style with it, so that it looks the same under any theme. */
final class PageStyle {

    private static final String CSS = css();

    private PageStyle() {}

    static String wrap(String html) {
        return "<style>%s</style>\n<div class=\"streamgauge\">\n%s</div>\n".formatted(CSS, html);
    }

    /** A word of judgement: {@code good}, {@code bad} or {@code doubt}. */
    static String badge(String text, String style) {
        return "<span class=\"badge %s\">%s</span>".formatted(style, Text.html(text));
    }

    static String deviations(Experiment experiment) {
        String source = "<p class=\"note\">%s</p>\n"
                .formatted(Text.html("Published in %s, section %s."
                        .formatted(
                                experiment.source().seed(), experiment.source().section())));
        String deviations = experiment.deviations().isEmpty()
                ? "<p>None.</p>\n"
                : experiment.deviations().stream()
                        .map(deviation -> "<li>%s</li>".formatted(Text.html(deviation)))
                        .collect(Collectors.joining("", "<ul>", "</ul>\n"));
        return "<h4>Declared deviations from the paper</h4>\n" + deviations + source;
    }

    private static String css() {
        try (InputStream in = PageStyle.class.getResourceAsStream("page.css")) {
            return new String(Objects.requireNonNull(in, "page.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
