package dev.streamgauge.report;

import dev.streamgauge.claim.Stationarity;
import dev.streamgauge.claim.Stationarity.Series;
import dev.streamgauge.claim.Stationarity.Verdict;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a trial was warm when measuring began, in a sentence and in a table. */
final class WarmUp {

    private WarmUp() {}

    /** The finding; empty if no series is known. */
    static String sentence(Stationarity warmUp) {
        List<Series> moving = warmUp.with(Verdict.NOT_STATIONARY);
        List<Series> steady = warmUp.with(Verdict.STATIONARY);
        List<Series> undecided = warmUp.with(Verdict.UNDECIDED);
        List<String> findings = new ArrayList<>();
        for (Series series : moving) {
            findings.add(
                    "%s not yet stationary: median %s in the first quarter of the measured time, %s in its last half, p = %s"
                            .formatted(
                                    wasOrWere(series.name()),
                                    median(series.earlyMedian(), series.unit()),
                                    median(series.lateMedian(), series.unit()),
                                    Text.figures(series.pValue())));
        }
        if (!steady.isEmpty()) {
            findings.add("stationary when measuring began (%s; Mann-Whitney)".formatted(names(steady)));
        }
        if (!undecided.isEmpty()) {
            findings.add("too few samples to tell (%s)".formatted(names(undecided)));
        }
        return findings.isEmpty() ? "" : "Warm-up: %s.".formatted(String.join("; ", findings));
    }

    /** Each series; empty if none is known. */
    static String table(Stationarity warmUp) {
        if (warmUp.series().isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable(
                Cell.text("median"),
                Cell.number("first quarter"),
                Cell.number("last half"),
                Cell.number("p"),
                Cell.styled("", "after-band"));
        for (Series series : warmUp.series()) {
            table.row(
                    Cell.styled(series.name(), "name"),
                    Cell.number(median(series.earlyMedian(), series.unit())),
                    Cell.number(median(series.lateMedian(), series.unit())),
                    Cell.number(Text.figures(series.pValue())),
                    verdict(series.verdict()));
        }
        return table
                + ("<p class=\"note\">Not stationary: Mann-Whitney rejects at %s between the first quarter and the last half of"
                                + " the measured time, and the medians differ by more than %s, lags also by more than %s ms,"
                                + " backlogs by more than the events of %s ms. Under bursts seconds resemble their neighbours,"
                                + " so the test alone would be too strict. Each part needs %d samples. A finding, never a"
                                + " reason against the trial.</p>\n")
                        .formatted(
                                Text.figures(Stationarity.ALPHA),
                                Text.brief(100 * Stationarity.RELATIVE_LIMIT) + " %",
                                Text.brief(Stationarity.LAG_LIMIT_MS),
                                Text.brief(Stationarity.BACKLOG_LIMIT_MS),
                                Stationarity.LEAST_SAMPLES);
    }

    static Cell verdict(Verdict verdict) {
        return switch (verdict) {
            case STATIONARY -> Cell.styled("✓ stationary", "good after-band");
            case NOT_STATIONARY -> Cell.styled("✗ not stationary", "doubt after-band");
            case UNDECIDED -> Cell.styled("? too few samples", "faint after-band");
        };
    }

    private static String wasOrWere(String name) {
        return name.endsWith("s") ? name + " were" : name + " was";
    }

    private static String names(List<Series> series) {
        return series.stream().map(Series::name).collect(Collectors.joining(", "));
    }

    private static String median(@Nullable Double median, String unit) {
        return median == null ? Text.NONE : Text.figures(median) + " " + unit;
    }
}
