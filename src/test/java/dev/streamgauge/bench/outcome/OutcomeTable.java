package dev.streamgauge.bench.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Outcomes as lines for a console, in plain ASCII. */
public final class OutcomeTable {

    private OutcomeTable() {}

    /** The lines: medians, ratios and targets of each outcome. */
    public static List<String> lines(List<Outcome> outcomes) {
        List<String> lines = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            lines.add("");
            lines.add("%s (%.0f s)".formatted(outcome.benchmark(), outcome.seconds()));
            byLevels(outcome.medians()).forEach((levels, figures) -> lines.add(figures(levels, figures)));
            for (Ratio each : outcome.ratios()) {
                lines.add("  %s%s: %s"
                        .formatted(
                                each.name(), suffix(each.levels()), estimate(each.median(), each.low(), each.high())));
            }
            for (Slope each : outcome.slopes()) {
                lines.add("  slope of %s: %s %s a minute, mean %s"
                        .formatted(
                                each.name(),
                                estimate(each.perMinute(), each.low(), each.high()),
                                each.unit(),
                                number(each.mean())));
            }
            for (Target each : outcome.targets()) {
                lines.add(target(each));
            }
            for (String each : outcome.notes()) {
                lines.add("  note: " + each);
            }
        }
        return lines;
    }

    /** What holds under the same circumstances goes on one line. */
    private static Map<Map<String, String>, List<Figure>> byLevels(List<Figure> figures) {
        return figures.stream().collect(Collectors.groupingBy(Figure::levels, LinkedHashMap::new, Collectors.toList()));
    }

    private static String figures(Map<String, String> levels, List<Figure> figures) {
        return "  %-52s %s"
                .formatted(
                        String.join(" ", levels.values()),
                        figures.stream()
                                .map(each -> "%s %s %s"
                                        .formatted(
                                                each.name(),
                                                estimate(each.median(), each.low(), each.high()),
                                                each.unit()))
                                .collect(Collectors.joining(", ")));
    }

    private static String suffix(Map<String, String> levels) {
        return levels.isEmpty() ? "" : " (" + String.join(" ", levels.values()) + ")";
    }

    private static String estimate(double median, @Nullable Double low, @Nullable Double high) {
        return low == null || high == null
                ? number(median)
                : "%s [%s, %s]".formatted(number(median), number(low), number(high));
    }

    private static String target(Target target) {
        String relation = switch (target.relation()) {
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
            case BELOW -> "<";
        };
        return "  %-7s %s: %s %s %s %s%s"
                .formatted(
                        verdict(target.reached()),
                        target.name(),
                        target.observed() == null ? "not observed" : number(target.observed()),
                        relation,
                        number(target.limit()),
                        target.unit(),
                        target.stretch() ? " (stretch)" : "");
    }

    private static String verdict(@Nullable Boolean reached) {
        if (reached == null) {
            return "open";
        }
        return reached ? "reached" : "MISSED";
    }

    /** Enough digits to tell two rounds apart, and no more. */
    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1000 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3f", value);
    }
}
