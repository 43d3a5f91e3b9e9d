package dev.streamgauge.report;

import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.claim.audit.Pace;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The figures of an audit: published values beside what bounds them. */
final class AuditFigures {

    private static final double HALF_BAR = 0.24;
    private static final double HALF_FLOOR = 0.4;

    private final PublishedTables tables;

    AuditFigures(PublishedTables tables) {
        this.tables = tables;
    }

    /** Mean latencies as bars, under the floor of each; nothing without a table that has both. */
    Optional<Figure> latencyAgainstFloor() {
        return first(row -> row.states(
                        Quantity.MEAN_LATENCY,
                        Quantity.OUTPUT_MODE,
                        Quantity.WATERMARK_DELAY,
                        Quantity.EVENT_TIME_SPEED))
                .map(AuditFigures::latencyAgainstFloor);
    }

    private static Figure latencyAgainstFloor(Match match) {
        List<Mark.Bar> bars = new ArrayList<>();
        List<Point> floors = new ArrayList<>();
        for (int i = 0; i < match.rows().size(); i++) {
            Row row = match.rows().get(i);
            double middle = i + 1.0;
            double floor = Audit.latencyFloorSeconds(row);
            bars.add(new Mark.Bar(middle - HALF_BAR, middle + HALF_BAR, 0, row.number(Quantity.MEAN_LATENCY)));
            floors.add(new Point(middle - HALF_FLOOR, floor));
            floors.add(new Point(middle + HALF_FLOOR, floor));
            floors.add(new Point(middle + HALF_FLOOR, Double.NaN));
        }
        double[] heights = DoubleStream.concat(
                        bars.stream().mapToDouble(Mark.Bar::high),
                        floors.stream().mapToDouble(Point::y))
                .toArray();
        return new Figure(
                "Published latency, and the least that is possible",
                "%s, %s · no window comes out before the watermark delay has passed"
                        .formatted(
                                match.table().source().seed(),
                                match.table().source().section()),
                new Axis("", 0.5, match.rows().size() + 0.5),
                Axis.fromZero("mean latency (s)", heights),
                match.rows().stream().map(Row::name).toList(),
                List.of(
                        new Mark.Bars("published", Palette.BLUE, bars),
                        Curve.of("least possible", Palette.VERMILION, Pen.DASHED, floors)));
    }

    /** Throughput as published and over the time that passed, against what was sent. */
    Optional<Figure> throughputAgainstOffered() {
        return first(row -> row.states(Quantity.OFFERED_RATE) && Pace.known(row))
                .map(AuditFigures::throughputAgainstOffered);
    }

    private static Figure throughputAgainstOffered(Match match) {
        List<Row> rows = match.rows().stream()
                .sorted(Comparator.comparingDouble(row -> row.number(Quantity.OFFERED_RATE)))
                .toList();
        List<Point> published = points(rows, row -> row.number(Quantity.THROUGHPUT));
        List<Point> real = points(rows, row -> Pace.of(row).trueHz());
        double[] all = DoubleStream.concat(
                        published.stream().mapToDouble(Point::y),
                        rows.stream().mapToDouble(row -> row.number(Quantity.OFFERED_RATE)))
                .toArray();
        Axis x = Axis.fromZero(
                "offered rate (events/s)",
                rows.stream()
                        .mapToDouble(row -> row.number(Quantity.OFFERED_RATE))
                        .toArray());
        return Figure.of(
                "Published throughput, and the same events over the time that passed",
                "%s · above the dashed line more is processed than is sent"
                        .formatted(match.table().title()),
                x,
                Axis.fromZero("throughput (events/s)", all),
                List.of(
                        Curve.of(
                                "all that is sent",
                                Palette.GREY,
                                Pen.DASHED,
                                List.of(new Point(0, 0), new Point(x.max(), x.max()))),
                        Curve.of("published", Palette.VERMILION, Pen.DOTTED_SAMPLES, published),
                        Curve.of("events over elapsed time", Palette.BLUE, Pen.DOTTED_SAMPLES, real)));
    }

    private static List<Point> points(List<Row> rows, ToDoubleFunction<Row> throughput) {
        return rows.stream()
                .map(row -> new Point(row.number(Quantity.OFFERED_RATE), throughput.applyAsDouble(row)))
                .toList();
    }

    /** A table and those of its rows that can be drawn. */
    private record Match(PublishedTables.Table table, List<Row> rows) {}

    private Optional<Match> first(Predicate<Row> drawable) {
        return tables.tables().stream()
                .map(table ->
                        new Match(table, table.rows().stream().filter(drawable).toList()))
                .filter(match -> !match.rows().isEmpty())
                .findFirst();
    }
}
