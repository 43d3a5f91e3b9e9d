package dev.streamgauge.report;

import dev.streamgauge.claim.Components;
import dev.streamgauge.claim.Components.Part;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** The figures that set configurations side by side. */
final class ComparisonFigures {

    private static final double HALF_BAR = 0.28;

    private final List<TrialGroup> groups;
    private final EngineHues hues;

    ComparisonFigures(List<TrialGroup> groups) {
        this.groups = List.copyOf(groups);
        this.hues = EngineHues.of(groups.stream().map(group -> group.title().engine()));
    }

    /** Overhead of each configuration, as a box plot. */
    Figure overheadByConfiguration() {
        List<Mark> boxes = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            boxes.add(new Mark.Box(
                    name(i),
                    color(i),
                    i + 1.0,
                    DoubleStream.of(groups.get(i).overheads()).boxed().toList()));
        }
        return new Figure(
                "Overhead by configuration",
                "latency minus its floor · median, least and greatest; quartiles as a box from 20 windows · dots: every window",
                new Axis("", 0.5, Math.max(1, groups.size()) + 0.5),
                Axis.fromZero("overhead (ms)", allOverheads()),
                names(),
                boxes);
    }

    /** The median overhead of each trial, by configuration: as many values as there are independent ones. */
    Figure overheadByTrial() {
        List<Mark> boxes = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            boxes.add(new Mark.Box(
                    name(i),
                    color(i),
                    i + 1.0,
                    groups.get(i).trials().stream()
                            .map(trial -> trial.overhead().p50())
                            .filter(Objects::nonNull)
                            .toList()));
        }
        return new Figure(
                "Median overhead of each trial",
                "latency minus its floor · dots: one trial each, from the least to the greatest",
                new Axis("", 0.5, Math.max(1, groups.size()) + 0.5),
                Axis.fromZero("overhead p50 (ms)", boxValues(boxes)),
                names(),
                boxes);
    }

    private static double[] boxValues(List<Mark> boxes) {
        return boxes.stream()
                .flatMap(box -> ((Mark.Box) box).values().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The mean latency of each configuration, taken apart. */
    Figure meanComponents() {
        double[] waits = new double[groups.size()];
        double[] tops = new double[groups.size()];
        Map<Part, List<Mark.Bar>> bars = new EnumMap<>(Part.class);
        for (int i = 0; i < groups.size(); i++) {
            Components components = groups.get(i).components();
            for (Part part : ComponentFigure.STACK) {
                Double mean = components.figures(part).mean();
                double top = tops[i] + (mean == null ? 0 : mean);
                bars.computeIfAbsent(part, none -> new ArrayList<>())
                        .add(new Mark.Bar(i + 1 - HALF_BAR, i + 1 + HALF_BAR, tops[i], top));
                tops[i] = top;
                waits[i] = part == Part.WATERMARK_WAIT ? top : waits[i];
            }
        }
        Axis y = ComponentFigure.axis(waits, tops);
        return new Figure(
                "Where the latency comes from",
                y.min() > 0
                        ? "mean over all windows of a configuration · axis from %s ms, just below the shortest wait for the watermark"
                                .formatted(Text.brief(y.min()))
                        : "mean over all windows of a configuration",
                new Axis("", 0.5, Math.max(1, groups.size()) + 0.5),
                y,
                names(),
                ComponentFigure.STACK.stream()
                        .map(part -> (Mark) new Mark.Bars(
                                ComponentFigure.name(part),
                                ComponentFigure.color(part),
                                bars.getOrDefault(part, List.of())))
                        .toList());
    }

    /** Empirical distribution of overhead, one curve for each configuration. */
    Figure overheadDistribution() {
        Axis x = Axis.fromZero("overhead (ms)", allOverheads());
        List<Mark> curves = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            double[] overheads = groups.get(i).overheads();
            curves.add(Distribution.of("%s (%d)".formatted(name(i), overheads.length), color(i), Pen.SOLID, overheads));
        }
        return Figure.of(
                "Distribution of overhead",
                "latency minus its floor · empirical, one step for each window; their number in parentheses",
                x,
                Distribution.AXIS,
                curves);
    }

    /** Latency of each window on both engines of a pair. */
    Figure pairedLatency(Pair pair) {
        List<Mark> marks = new ArrayList<>(HighState.shade(pair.first()));
        marks.add(Curve.of("floor", Palette.GREY, Pen.DASHED, series(pair.first(), Series.FLOOR)));
        marks.add(latency(pair.firstTitle(), pair.first()));
        marks.add(latency(pair.secondTitle(), pair.second()));
        double[] ordinates = marks.stream()
                .filter(Curve.class::isInstance)
                .flatMap(mark -> ((Curve) mark).points().stream())
                .mapToDouble(Point::y)
                .toArray();
        return Figure.of(
                "The same stream on %s and %s"
                        .formatted(
                                pair.firstTitle().engine(), pair.secondTitle().engine()),
                "%s · latency of each window · seed %d"
                        .formatted(
                                pair.firstTitle().conditions(),
                                pair.first().manifest().seed()),
                StreamTime.of(pair.first()).measuredWindows(),
                Axis.around("latency (ms)", ordinates),
                marks);
    }

    private Mark latency(TrialTitle title, Evidence evidence) {
        return Curve.of(
                title.engine(), hues.of(title.engine(), 0), Pen.DOTTED_SAMPLES, series(evidence, Series.LATENCY));
    }

    private enum Series {
        LATENCY,
        FLOOR
    }

    private static List<Point> series(Evidence evidence, Series series) {
        StreamTime time = StreamTime.of(evidence);
        return evidence.wholeWindows().stream()
                .filter(WindowRow::expected)
                .map(window -> new Point(time.endOf(window), value(window, series)))
                .toList();
    }

    private static double value(WindowRow window, Series series) {
        Double latency = window.latencyMs();
        return switch (series) {
            case FLOOR -> window.floorMs();
            case LATENCY -> window.status() == WindowRow.Status.MATCHED && latency != null ? latency : Double.NaN;
        };
    }

    private double[] allOverheads() {
        return groups.stream()
                .flatMapToDouble(group -> DoubleStream.of(group.overheads()))
                .toArray();
    }

    private List<String> names() {
        return groups.stream().map(TrialGroup::name).toList();
    }

    private String name(int group) {
        return groups.get(group).name();
    }

    private Palette color(int group) {
        String engine = groups.get(group).title().engine();
        long earlier = groups.subList(0, group).stream()
                .filter(other -> other.title().engine().equals(engine))
                .count();
        return hues.of(engine, (int) earlier);
    }
}
