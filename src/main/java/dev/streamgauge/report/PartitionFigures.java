package dev.streamgauge.report;

import dev.streamgauge.claim.CapacityModel;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.LoadPoint;
import dev.streamgauge.claim.PartitionOrder.Configured;
import dev.streamgauge.claim.Side;
import dev.streamgauge.report.HtmlTable.Cell;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Mark.Symbol;
import dev.streamgauge.report.plot.Palette;
import dev.streamgauge.report.plot.Panels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Throughput and latency by partitions and tasks, in the order that P/ceil(P/k) predicts. */
final class PartitionFigures {

    private static final double ALL_BARS = 0.6;
    private static final double PREDICTED = 0.42;

    private final List<Configured> configurations;
    private final Map<String, Judgement> trials;
    private final EngineHues hues;
    private final List<Side> sides;
    private final List<Place> places;

    /** A number of partitions and of tasks. */
    private record Place(int partitions, int slots) {

        static Place of(Configured configured) {
            return new Place(configured.partitions(), configured.slots());
        }

        double atOnce() {
            return CapacityModel.atOnce(partitions, slots);
        }

        String name() {
            return "%s · %s · %s at once"
                    .formatted(
                            partitions == 1 ? "1 partition" : partitions + " partitions",
                            slots == 1 ? "1 task" : slots + " tasks",
                            Text.brief(atOnce()));
        }
    }

    PartitionFigures(List<Configured> configurations, List<Judgement> trials, EngineHues hues) {
        this.configurations = configurations;
        this.trials = trials.stream()
                .collect(Collectors.toMap(trial -> trial.evidence().manifest().trial(), Function.identity()));
        this.hues = hues;
        this.sides = configurations.stream()
                .map(Configured::side)
                .distinct()
                .sorted(Comparator.comparing(Side::name))
                .toList();
        this.places = configurations.stream()
                .map(Place::of)
                .distinct()
                .sorted(Comparator.comparingDouble(Place::atOnce)
                        .thenComparingInt(Place::partitions)
                        .thenComparingInt(Place::slots))
                .toList();
    }

    /** Whether there is anything to set side by side. */
    boolean vary() {
        return places.size() > 1;
    }

    /** Throughput above latency; from left to right, what is predicted to be faster. */
    Panels byPartitions() {
        return new Panels(
                "Throughput and latency by partitions and tasks",
                "from left to right as predicted: P / ceil(P / k) partitions are worked on at once · medians, a ring for each trial",
                List.of(throughput(), latency()));
    }

    private Figure throughput() {
        List<Mark> marks = new ArrayList<>();
        List<Mark> rings = new ArrayList<>();
        double width = ALL_BARS / sides.size();
        for (int s = 0; s < sides.size(); s++) {
            List<Mark.Bar> bars = new ArrayList<>();
            List<Point> each = new ArrayList<>();
            for (Configured configured : of(sides.get(s))) {
                double left = x(configured) - ALL_BARS / 2 + s * width;
                bars.add(new Mark.Bar(
                        left, left + width, 0, configured.measured().throughputHz()));
                points(configured).forEach(point -> each.add(new Point(left + width / 2, point.throughputHz())));
            }
            marks.add(new Mark.Bars(sides.get(s).name(), color(s), bars));
            rings.add(new Mark.Symbols("", Palette.INK, Symbol.RING, each));
        }
        marks.addAll(rings);
        marks.add(predicted());
        marks.add(offered());
        return new Figure(
                "Throughput", "", axis(), Axis.fromZero("throughput (events/s)", Ordinates.of(marks)), names(), marks);
    }

    private Mark predicted() {
        List<Point> points = new ArrayList<>();
        for (Place place : places) {
            int x = 1 + places.indexOf(place);
            capacityHz(place).ifPresent(capacity -> {
                points.add(new Point(x - PREDICTED, capacity));
                points.add(new Point(x + PREDICTED, capacity));
                points.add(new Point(x + PREDICTED, Double.NaN));
            });
        }
        return Curve.of("predicted capacity", Palette.INK, Pen.DASHED, points);
    }

    private Mark offered() {
        List<Double> rates = configurations.stream()
                .map(each -> each.measured().offeredHz())
                .distinct()
                .toList();
        double most = rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Curve.level(
                "offered: %s/s".formatted(Text.count(Math.round(most))), Palette.SILVER, Pen.DASHED, axis(), most);
    }

    /** The same whatever the engine: the cost of an event says it. */
    private OptionalDouble capacityHz(Place place) {
        return configurations.stream()
                .filter(configured -> Place.of(configured).equals(place))
                .flatMap(configured -> configured.trials().stream())
                .flatMap(id -> CapacityModel.of(List.of(trial(id).evidence())).stream())
                .mapToDouble(CapacityModel::capacityHz)
                .findFirst();
    }

    private Figure latency() {
        List<Mark> marks = new ArrayList<>();
        for (int s = 0; s < sides.size(); s++) {
            List<Point> medians = new ArrayList<>();
            List<Point> each = new ArrayList<>();
            for (Configured configured : of(sides.get(s))) {
                medians.add(new Point(x(configured), orNaN(configured.measured().p95Ms())));
                points(configured).forEach(point -> each.add(new Point(x(configured), orNaN(point.p95Ms()))));
            }
            marks.add(Curve.of("p95, " + sides.get(s).name(), color(s), Pen.SOLID, medians));
            marks.add(new Mark.Symbols("", color(s), Symbol.RING, each));
        }
        return new Figure("Latency", "", axis(), Axis.ofRatios("latency (ms)", Ordinates.of(marks)), names(), marks);
    }

    /** What the figure shows, and whether each configuration keeps up. */
    String table() {
        HtmlTable table = new HtmlTable(
                Cell.text(""),
                Cell.number("partitions"),
                Cell.number("tasks"),
                Cell.number("at once"),
                Cell.number("trials"),
                Cell.number("predicted capacity"),
                Cell.number("throughput"),
                Cell.text(""),
                Cell.number("p95"));
        for (Side side : sides) {
            for (Configured configured : of(side)) {
                Double p95 = configured.measured().p95Ms();
                OptionalDouble capacity = capacityHz(Place.of(configured));
                table.row(
                        Cell.styled(side.name(), "name"),
                        Cell.number(Integer.toString(configured.partitions())),
                        Cell.number(Integer.toString(configured.slots())),
                        Cell.number(Text.brief(configured.atOnce())),
                        Cell.number(Text.count(configured.trials().size())),
                        Cell.number(capacity.isEmpty() ? Text.NONE : KneeTable.rate(capacity.getAsDouble())),
                        Cell.strong(KneeTable.rate(configured.measured().throughputHz())),
                        configured.measured().sustained() ? Cell.styled("keeps up", "good") : Cell.text("falls behind"),
                        Cell.number(KneeTable.milliseconds(p95)));
            }
        }
        return table.toString();
    }

    private List<Configured> of(Side side) {
        return configurations.stream()
                .filter(configured -> configured.side().equals(side))
                .sorted(Comparator.comparingDouble(this::x))
                .toList();
    }

    private Stream<LoadPoint> points(Configured configured) {
        return configured.trials().stream().flatMap(id -> LoadPoint.of(trial(id)).stream());
    }

    private Judgement trial(String id) {
        return Objects.requireNonNull(trials.get(id), id);
    }

    private double x(Configured configured) {
        return 1.0 + places.indexOf(Place.of(configured));
    }

    private Axis axis() {
        return new Axis("", 0.5, places.size() + 0.5);
    }

    private List<String> names() {
        return places.stream().map(Place::name).toList();
    }

    private Palette color(int side) {
        return LoadComparison.color(hues, sides, side);
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
