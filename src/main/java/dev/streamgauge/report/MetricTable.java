package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Latency, floor, overhead, prediction and bounds, one row for each statistic. */
final class MetricTable {

    private static final List<String> STATISTICS = List.of("min", "p50", "p90", "p95", "p99", "max", "mean");
    private static final Set<String> QUANTITIES = Set.of("latency", "floor", "overhead");

    private MetricTable() {}

    static String html(Judgement judgement) {
        HtmlTable table = new HtmlTable(
                Cell.text("ms"),
                Cell.number("latency"),
                Cell.number("floor"),
                Cell.number("overhead"),
                Cell.styled("predicted overhead", "center"),
                Cell.styled("bound", "after-band"),
                Cell.text("outcome"),
                judgement.bounds().stream().anyMatch(bound -> bound.ciLow() != null)
                        ? Cell.text("interval")
                        : Cell.text(""));
        for (String statistic : STATISTICS) {
            List<BoundOutcome> bounds = judgement.bounds().stream()
                    .filter(bound -> hasRow(bound) && statisticOf(bound).equals(statistic))
                    .toList();
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.styled(statistic, "name"),
                    Cell.number(Text.milliseconds(judgement.latency().named(statistic))),
                    Cell.number(Text.milliseconds(judgement.floor().named(statistic))),
                    Cell.strong(Text.milliseconds(judgement.overhead().named(statistic)))));
            if (statistic.equals(STATISTICS.get(0))) {
                cells.add(Cell.styled(band(judgement.predicted()), "band").over(1, STATISTICS.size()));
            }
            cells.addAll(boundCells(bounds));
            table.row(cells);
        }
        judgement.bounds().stream().filter(bound -> !hasRow(bound)).forEach(bound -> {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(bound.name()),
                    Cell.number(bound.observed() == null ? Text.NONE : Text.brief(bound.observed()))
                            .over(3, 1),
                    Cell.text("")));
            cells.addAll(boundCells(List.of(bound)));
            table.row(cells);
        });
        return table.toString();
    }

    private static boolean hasRow(BoundOutcome bound) {
        String[] parts = bound.name().split("\\.", -1);
        return parts.length == 2 && QUANTITIES.contains(parts[0]) && STATISTICS.contains(parts[1]);
    }

    private static String statisticOf(BoundOutcome bound) {
        return bound.name().substring(bound.name().indexOf('.') + 1);
    }

    private static String band(Manifest.@Nullable Prediction predicted) {
        return predicted == null
                ? Text.NONE
                : "%s … %s".formatted(Text.milliseconds(predicted.low()), Text.milliseconds(predicted.high()));
    }

    private static List<Cell> boundCells(List<BoundOutcome> bounds) {
        if (bounds.isEmpty()) {
            return List.of(Cell.styled(Text.NONE, "faint after-band"), Cell.faint(Text.NONE), Cell.text(""));
        }
        Stream<Cell> limits = bounds.stream().map(bound -> Cell.text(limits(bound)));
        Stream<Cell> outcomes = bounds.stream().map(bound -> Cell.outcome(bound.outcome()));
        Stream<Cell> intervals = bounds.stream().map(bound -> Cell.faint(interval(bound)));
        return List.of(
                Cell.stacked(limits.toList(), "after-band"),
                Cell.stacked(outcomes.toList(), ""),
                Cell.stacked(intervals.toList(), ""));
    }

    /** The confidence interval of what was observed. */
    private static String interval(BoundOutcome bound) {
        Double low = bound.ciLow();
        Double high = bound.ciHigh();
        return low == null || high == null ? "" : "%s … %s".formatted(Text.milliseconds(low), Text.milliseconds(high));
    }

    private static String limits(BoundOutcome bound) {
        String name = hasRow(bound) ? bound.name().substring(0, bound.name().indexOf('.')) + " " : "";
        Double low = bound.low();
        Double high = bound.high();
        if (low != null && high != null) {
            return "%s%s … %s".formatted(name, Text.brief(low), Text.brief(high));
        }
        if (high != null) {
            return "%s≤ %s".formatted(name, Text.brief(high));
        }
        return low != null ? "%s≥ %s".formatted(name, Text.brief(low)) : Text.NONE;
    }
}
