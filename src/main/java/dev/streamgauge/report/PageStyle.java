package dev.streamgauge.report;

import dev.streamgauge.experiment.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    static String list(List<String> items) {
        return items.stream()
                .map(item -> "<li>%s</li>".formatted(Text.html(item)))
                .collect(Collectors.joining("", "<ul>", "</ul>\n"));
    }

    static String deviations(Experiment experiment) {
        Experiment.Source published = experiment.source();
        if (published == null && experiment.deviations().isEmpty()) {
            return "";
        }
        String source = published == null
                ? ""
                : "<p class=\"note\">%s</p>\n"
                        .formatted(Text.html(
                                "Published in seed %s, section %s.".formatted(published.seed(), published.section())));
        String deviations = experiment.deviations().isEmpty() ? "<p>None.</p>\n" : list(experiment.deviations());
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
