package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.gate.GatePolicy;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.GateSummary.Comparison;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the gate found, as HTML: each comparison with its interval, and how figures went run after run. */
final class GatePage {

    private final GateSummary gate;
    private final List<Trend> trends;

    GatePage(GateSummary gate, List<Trend> trends) {
        this.gate = gate;
        this.trends = List.copyOf(trends);
    }

    List<Plate> plates() {
        return Stream.concat(compared(), drawnTrends()).toList();
    }

    private Stream<Plate> compared() {
        return gate.experiments().stream()
                .flatMap(experiment -> experiment.comparisons().stream())
                .filter(ComparedFigure::tells)
                .map(each -> Plate.of(
                        "Trials: %s of %s".formatted(each.figure(), each.configuration()), ComparedFigure.of(each)));
    }

    private Stream<Plate> drawnTrends() {
        return trends.stream()
                .filter(trend -> trend.rows().size() > 1)
                .map(trend -> Plate.of(
                        "Trend of %s of %s"
                                .formatted(
                                        trend.rows().get(0).figure(),
                                        trend.rows().get(0).configuration()),
                        TrendFigure.of(trend)));
    }

    String html(List<Plate> plates) {
        return PageStyle.wrap("<p class=\"lead\">%s</p>\n".formatted(Text.html(lead()))
                + gate.experiments().stream().map(GatePage::experiment).collect(Collectors.joining())
                + howToRead()
                + plates.stream().map(Plate::html).collect(Collectors.joining()));
    }

    private String lead() {
        return "The gate: %s%s"
                .formatted(word(gate.outcome()), gate.strict() ? ", strictly: what is not decided fails" : "");
    }

    /** The outcome as a word in a sentence. */
    static String word(String outcome) {
        return switch (Outcome.valueOf(outcome)) {
            case PASS -> "passed";
            case FAIL -> "failed";
            case INCONCLUSIVE -> "not decided";
        };
    }

    private static String experiment(GateSummary.Experiment experiment) {
        String title = "<h4>%s: %s</h4>\n<p class=\"note\">%s</p>\n"
                .formatted(
                        Text.html(experiment.experiment()),
                        experiment.recorded() ? "recorded" : word(experiment.outcome()),
                        Text.html("Baseline %s, on %s; the gate ran %d trials beyond the plan."
                                .formatted(experiment.baseline(), experiment.machine(), experiment.trials())));
        if (experiment.comparisons().isEmpty()) {
            return title;
        }
        HtmlTable table = new HtmlTable(
                Cell.text("configuration"),
                Cell.text("figure"),
                Cell.number("baseline"),
                Cell.number("this run"),
                Cell.number("change for the worse"),
                Cell.number("tolerated"),
                Cell.number("detectable"),
                Cell.number("trials"),
                Cell.text("outcome"));
        for (Comparison each : experiment.comparisons()) {
            table.row(
                    Cell.text(each.configuration()),
                    Cell.text(each.unit().isEmpty() ? each.figure() : "%s (%s)".formatted(each.figure(), each.unit())),
                    Cell.number(Text.figures(each.baseline())),
                    Cell.number(Text.figures(each.observed())),
                    Cell.number(interval(each.ciLow(), each.ciHigh())),
                    Cell.number(Text.figures(each.tolerance())),
                    Cell.number(Text.figures(each.detectable())),
                    Cell.number("%d, %d".formatted(each.baselineTrials(), each.trials())),
                    Cell.words("", outcome(each.outcome()), Cell.faint(each.reason())));
        }
        return title + table;
    }

    private static Cell outcome(String outcome) {
        return switch (Outcome.valueOf(outcome)) {
            case PASS -> Cell.styled("✓ passed", "good");
            case FAIL -> Cell.styled("✗ failed", "bad");
            case INCONCLUSIVE -> Cell.styled("? not decided", "doubt");
        };
    }

    private static String interval(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null
                ? Text.NONE
                : "%s … %s".formatted(Text.figures(low.doubleValue()), Text.figures(high.doubleValue()));
    }

    private static String howToRead() {
        return "<p class=\"note\">%s</p>\n"
                .formatted(Text.html(
                        ("A trial is one value, whatever its windows or records. A comparison fails if the whole interval of"
                                        + " the change lies beyond what is tolerated, passes if all of it lies within, and else is"
                                        + " not decided, which fails nothing unless strictly. The lower end is wrong in at most %s"
                                        + " of runs, over all comparisons of an experiment together, the upper end in at most %s"
                                        + " of comparisons. Detectable is the least change that fails in nine of ten runs like"
                                        + " this one.")
                                .formatted(Text.percent(GatePolicy.FALSE_FAIL), Text.percent(GatePolicy.FALSE_PASS))));
    }
}
