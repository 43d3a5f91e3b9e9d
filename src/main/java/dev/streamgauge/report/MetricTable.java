package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Latency and what else there is of its kind, prediction and bounds: one row for each statistic. */
final class MetricTable {

    private static final List<String> STATISTICS = List.of("min", "p50", "p90", "p95", "p99", "max", "mean");
    private static final Set<String> QUANTITIES = Set.of("latency", "floor", "overhead");

    private final Judgement judgement;
    private final List<Column> columns;
    private final boolean withPrediction;

    private MetricTable(Judgement judgement, List<Column> columns, boolean withPrediction) {
        this.judgement = judgement;
        this.columns = columns;
        this.withPrediction = withPrediction;
    }

    /** One quantity; that which matters most stands out. */
    private record Column(String name, Statistics statistics, boolean strong) {

        Cell cell(String statistic) {
            String value = Text.milliseconds(statistics.named(statistic));
            return strong ? Cell.strong(value) : Cell.number(value);
        }
    }

    static String ofWindows(Judgement judgement) {
        return new MetricTable(
                        judgement,
                        List.of(
                                new Column("latency", judgement.latency(), false),
                                new Column("floor", judgement.floor(), false),
                                new Column("overhead", judgement.overhead(), true)),
                        true)
                .html();
    }

    /** A record has no floor; in a bulk its latency counts from the send anyhow. */
    static String ofRecords(Judgement judgement) {
        Column latency = new Column("latency", judgement.latency(), true);
        return new MetricTable(
                        judgement,
                        judgement.bulk()
                                ? List.of(latency)
                                : List.of(latency, new Column("from the send", judgement.dialect(), false)),
                        judgement.predicted() != null)
                .html();
    }

    private String html() {
        List<Cell> head = new ArrayList<>();
        head.add(Cell.text("ms"));
        columns.forEach(column -> head.add(Cell.number(column.name())));
        if (withPrediction) {
            head.add(Cell.styled("predicted overhead", "center"));
        }
        head.add(Cell.styled("bound", "after-band"));
        head.add(Cell.text("outcome"));
        head.add(Cell.text(judgement.bounds().stream().anyMatch(bound -> bound.ciLow() != null) ? "interval" : ""));
        HtmlTable table = new HtmlTable(head.toArray(Cell[]::new));
        for (String statistic : STATISTICS) {
            List<BoundOutcome> bounds = judgement.bounds().stream()
                    .filter(bound -> hasRow(bound) && statisticOf(bound).equals(statistic))
                    .toList();
            List<Cell> cells = new ArrayList<>(List.of(Cell.styled(statistic, "name")));
            columns.forEach(column -> cells.add(column.cell(statistic)));
            if (withPrediction && statistic.equals(STATISTICS.get(0))) {
                cells.add(Cell.styled(band(judgement.predicted()), "band").over(1, STATISTICS.size()));
            }
            cells.addAll(boundCells(bounds));
            table.row(cells);
        }
        judgement.bounds().stream().filter(bound -> !hasRow(bound)).forEach(bound -> {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(bound.name()),
                    Cell.number(bound.observed() == null ? Text.NONE : Text.brief(bound.observed()))
                            .over(columns.size(), 1)));
            if (withPrediction) {
                cells.add(Cell.text(""));
            }
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
