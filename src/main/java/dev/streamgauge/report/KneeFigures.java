package dev.streamgauge.report;

import dev.streamgauge.claim.CapacityModel;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.LoadPoint;
import dev.streamgauge.claim.RateCurve;
import dev.streamgauge.evidence.BatchLatencyRow;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One engine's throughput and latency against the offered rate: what was measured, predicted, and published in such a way. */
final class KneeFigures {

    private static final List<Palette> BY_RATE =
            List.of(Palette.SKY, Palette.BLUE, Palette.GREEN, Palette.ORANGE, Palette.VERMILION, Palette.PURPLE);

    private final RateCurve curve;
    private final Map<String, Judgement> trials;
    private final Palette color;
    private final Axis x;

    KneeFigures(RateCurve curve, List<Judgement> trials, Palette color) {
        this.curve = curve;
        this.trials = trials.stream()
                .collect(Collectors.toMap(trial -> trial.evidence().manifest().trial(), Function.identity()));
        this.color = color;
        this.x = Axis.fromZero(
                "offered rate (events/s)",
                curve.rates().stream().mapToDouble(RateCurve.Rate::rateHz).toArray());
    }

    /** Throughput and the 95th percentile of latency, on one axis of rates. */
    Panels knee() {
        return new Panels(
                "Throughput and latency by offered rate",
                "%s · lines through medians, a ring for each trial · throughput over elapsed time, latency when the result is seen"
                        .formatted(curve.side().name()),
                List.of(throughput(), latency()));
    }

    private Figure throughput() {
        List<Mark> marks = new ArrayList<>();
        marks.add(knee("knee"));
        marks.add(Curve.of(
                "as offered", Palette.GREY, Pen.DASHED, List.of(new Point(0, 0), new Point(x.max(), x.max()))));
        CapacityModel model = curve.model();
        if (model != null) {
            marks.add(Curve.level(
                    "predicted capacity: %s/s".formatted(Text.count(Math.round(model.capacityHz()))),
                    Palette.INK,
                    Pen.DASHED,
                    x,
                    model.capacityHz()));
        }
        Double capacity = curve.capacityHz();
        if (capacity != null) {
            marks.add(Curve.level(
                    "measured capacity: %s/s".formatted(Text.count(Math.round(capacity))),
                    color,
                    Pen.THIN,
                    x,
                    capacity));
        }
        marks.add(Curve.of("throughput", color, Pen.SOLID, points(curve.rates(), RateCurve.Rate::rateHz, rate ->
                (Double) rate.throughputHz())));
        marks.addAll(eachTrial(point -> (Double) point.throughputHz()));
        Axis y = Axis.fromZero("throughput (events/s)", Ordinates.of(marks));
        // Where batches overrun the trigger it has no bound: it is cut off at the edge.
        marks.add(1, asPublished("events over trigger interval", BatchSummary::throughputHz));
        marks.addAll(keepsTrigger());
        return Figure.of("Throughput", "", x, y, marks);
    }

    private Figure latency() {
        List<Mark> marks = new ArrayList<>();
        marks.add(knee(""));
        marks.add(asPublished(
                "p95 at the batch’s start, mean over batches",
                batches -> batches.average(BatchLatencyRow::startP95Ms)));
        marks.add(Curve.of(
                "p95", color, Pen.SOLID, points(curve.rates(), RateCurve.Rate::rateHz, RateCurve.Rate::p95Ms)));
        marks.addAll(eachTrial(LoadPoint::p95Ms));
        marks.addAll(keepsTrigger());
        return Figure.of("Latency", "", x, Axis.ofRatios("latency (ms)", Ordinates.of(marks)), marks);
    }

    /** Where throughput ceases to follow: from the highest rate that is sustained to the lowest that is not. */
    private Mark knee(String name) {
        Double low = curve.lowHz();
        Double high = curve.highHz();
        return new Mark.Shade(
                low == null || high == null ? "" : name,
                Palette.GREY,
                low == null || high == null ? List.of() : List.of(new Mark.Stretch(low, high, 0.8)));
    }

    /** What an engine with batches loses first: that each is done before the next is due. */
    private List<Mark> keepsTrigger() {
        CapacityModel model = curve.model();
        return model == null || model.triggerSeconds() == 0
                ? List.of()
                : List.of(new Mark.Divider(
                        "batches keep the trigger up to %s/s"
                                .formatted(Text.count(Math.round(model.keepsTriggerUpToHz()))),
                        Palette.GREY,
                        model.keepsTriggerUpToHz()));
    }

    /** The seed's own definition of a figure, where there are batches to take it over. */
    private Mark asPublished(String name, Function<BatchSummary, OptionalDouble> figure) {
        Map<Double, List<Double>> byRate = new TreeMap<>();
        for (LoadPoint point : curve.points()) {
            Judgement trial = Objects.requireNonNull(trials.get(point.trial()));
            if (!trial.evidence().batches().isEmpty()) {
                figure.apply(BatchSummary.of(trial.evidence()))
                        .ifPresent(value -> byRate.computeIfAbsent(point.rateHz(), none -> new ArrayList<>())
                                .add(value));
            }
        }
        List<Point> points = byRate.entrySet().stream()
                .map(rate -> new Point(
                        rate.getKey(),
                        rate.getValue().stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN)))
                .toList();
        return Curve.of(points.isEmpty() ? "" : "the seed’s: " + name, Palette.ORANGE, Pen.THIN, points);
    }

    private List<Mark> eachTrial(Function<LoadPoint, @Nullable Double> figure) {
        List<LoadPoint> sustained =
                curve.points().stream().filter(LoadPoint::sustained).toList();
        List<LoadPoint> others =
                curve.points().stream().filter(point -> !point.sustained()).toList();
        return List.of(
                new Mark.Symbols("keeps up", color, Symbol.RING, points(sustained, LoadPoint::rateHz, figure)),
                new Mark.Crosses("falls behind", color, points(others, LoadPoint::rateHz, figure)));
    }

    private static <T> List<Point> points(List<T> of, Function<T, Double> x, Function<T, @Nullable Double> figure) {
        return of.stream()
                .map(each -> {
                    Double value = figure.apply(each);
                    return new Point(x.apply(each), value == null ? Double.NaN : value);
                })
                .toList();
    }

    /** How many events wait for their result over time, a curve for each of the highest rates. */
    Figure backlog() {
        Map<Double, LoadPoint> firsts = new TreeMap<>();
        curve.points().forEach(point -> firsts.putIfAbsent(point.rateHz(), point));
        List<LoadPoint> shown =
                List.copyOf(firsts.values()).subList(Math.max(0, firsts.size() - BY_RATE.size()), firsts.size());
        List<Mark> marks = new ArrayList<>();
        double seconds = 1;
        for (int i = 0; i < shown.size(); i++) {
            LoadPoint point = shown.get(i);
            Judgement trial = Objects.requireNonNull(trials.get(point.trial()));
            StreamTime time = StreamTime.of(trial.evidence());
            seconds = Math.max(seconds, time.measuredUntilSeconds());
            marks.add(Curve.of(
                    "%s/s".formatted(Text.count(Math.round(point.rateHz()))),
                    BY_RATE.get(i),
                    Pen.SOLID,
                    trial.evidence().lag().stream()
                            .filter(row -> row.atMs() <= 1e3 * time.measuredUntilSeconds())
                            .map(row -> new Point(row.atMs() / 1e3, (double) row.unanswered()))
                            .toList()));
        }
        List<Mark> predicted = predictedGrowth(shown, seconds);
        List<Mark> all = new ArrayList<>(predicted);
        all.addAll(marks);
        return Figure.of(
                "Events without a result by offered rate",
                "%s · one trial at each rate, until its measured time ends"
                        .formatted(curve.side().name()),
                new Axis("time since start of load (s)", 0, seconds),
                LagFigure.axis("events", Ordinates.of(all)),
                all);
    }

    /** What the capacity leaves of each rate beyond it: (lambda - mu) t. */
    private List<Mark> predictedGrowth(List<LoadPoint> shown, double seconds) {
        CapacityModel model = curve.model();
        List<Mark> lines = new ArrayList<>();
        for (LoadPoint point : model == null ? List.<LoadPoint>of() : shown) {
            double growthHz = point.rateHz() - Objects.requireNonNull(model).capacityHz();
            if (growthHz > 0) {
                lines.add(Curve.of(
                        lines.isEmpty() ? "predicted: rate less capacity" : "",
                        Palette.GREY,
                        Pen.DASHED,
                        List.of(new Point(0, 0), new Point(seconds, growthHz * seconds))));
            }
        }
        return lines;
    }
}
