package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.report.LatencyCurves.Series;
import dev.streamgauge.report.RecordTrials.Run;
import dev.streamgauge.report.RecordTrials.SameLoad;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Mark.Symbol;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The figures that set engines and degrees of parallelism side by side, of trials that were given the same load. */
final class RecordComparisonFigures {

    /** Of the room between two degrees of parallelism, what bars take. */
    private static final double ALL_BARS = 0.72;

    /** Curves are set beside one another, so that their samples do not cover each other. */
    private static final double BESIDE = 0.06;

    private static final String EACH_TRIAL = "each repetition";

    private final SameLoad load;
    private final EngineHues hues;
    private final List<Integer> parallelisms;

    RecordComparisonFigures(SameLoad load, EngineHues hues) {
        this.load = load;
        this.hues = hues;
        this.parallelisms = load.parallelisms();
    }

    /** The colours of the engines of all loads, the same in each figure. */
    static EngineHues hues(RecordTrials trials) {
        return EngineHues.of(
                trials.loads().stream().flatMap(load -> load.series().stream()).map(RecordTrials.Series::engine));
    }

    /** Records a second by engine and parallelism. */
    Figure throughput() {
        return bars(
                "Throughput by engine and parallelism",
                "measured records over the time from the first send to the last result",
                "records per second",
                run -> run.records().throughputHz());
    }

    /** Time from the first send to the last result, by engine and parallelism. */
    Figure completion() {
        return bars(
                "Completion time by engine and parallelism",
                "from the first measured send to the last measured result",
                "completion time (s)",
                run -> run.records().completionSeconds());
    }

    /** Median latency by engine and parallelism. */
    Figure medianLatency() {
        return bars(
                "Median latency by engine and parallelism",
                "median of the measured records of a trial",
                "latency p50 (ms)",
                RecordComparisonFigures::medianLatency);
    }

    private static double medianLatency(Run run) {
        Statistics latency = run.records().latencyMs();
        Double median = latency.p50();
        return median == null ? Double.NaN : median;
    }

    private Figure bars(String title, String howToRead, String axis, ToDoubleFunction<Run> figure) {
        double width = ALL_BARS / load.series().size();
        List<Mark> marks = new ArrayList<>();
        List<Mark> rings = new ArrayList<>();
        for (int s = 0; s < load.series().size(); s++) {
            RecordTrials.Series series = load.series().get(s);
            List<Mark.Bar> bars = new ArrayList<>();
            List<Point> points = new ArrayList<>();
            for (int p = 0; p < parallelisms.size(); p++) {
                double left = p + 1 - ALL_BARS / 2 + s * width;
                series.median(parallelisms.get(p), figure)
                        .ifPresent(median -> bars.add(new Mark.Bar(left, left + width, 0, median)));
                points.addAll(spread(series.at(parallelisms.get(p)), figure, left, width));
            }
            marks.add(new Mark.Bars(series.name(), color(s), bars));
            rings.add(new Mark.Symbols("", Palette.INK, Symbol.RING, points));
        }
        marks.addAll(rings);
        marks.add(new Mark.Symbols(EACH_TRIAL, Palette.INK, Symbol.RING, List.of()));
        return new Figure(
                title,
                "%s · %s · bars: median over the repetitions".formatted(load.name(), howToRead),
                x(),
                Axis.fromZero(
                        axis,
                        load.runs().mapToDouble(figure).filter(Double::isFinite).toArray()),
                categories(),
                marks);
    }

    /** The repetitions of a bar, evenly over its width. */
    private static List<Point> spread(List<Run> runs, ToDoubleFunction<Run> figure, double left, double width) {
        return IntStream.range(0, runs.size())
                .mapToObj(
                        i -> new Point(left + width * (i + 1.0) / (runs.size() + 1), figure.applyAsDouble(runs.get(i))))
                .filter(point -> Double.isFinite(point.y()))
                .toList();
    }

    /** The distribution of latency by engine and parallelism; none if no trial left its histogram. */
    List<Figure> latencies() {
        List<Series> curves = curves();
        if (curves.isEmpty()) {
            return List.of();
        }
        long[] counts = curves.stream()
                .mapToLong(curve -> curve.nanos().getTotalCount())
                .distinct()
                .toArray();
        List<Series> named = counts.length == 1
                ? curves
                : curves.stream().map(RecordComparisonFigures::withCount).toList();
        String subtitle = "%s · repetitions together, %s"
                .formatted(
                        load.name(),
                        counts.length == 1
                                ? Text.count(counts[0]) + " measured records each"
                                : "measured records in parentheses");
        return List.of(
                LatencyCurves.cumulative("Distribution of latency by engine and parallelism", subtitle, named),
                LatencyCurves.byPercentile("Latency by percentile, engine and parallelism", subtitle, named));
    }

    private static Series withCount(Series curve) {
        return new Series(
                "%s (%s)".formatted(curve.name(), Text.count(curve.nanos().getTotalCount())),
                curve.color(),
                curve.pen(),
                curve.nanos());
    }

    private List<Series> curves() {
        List<Series> curves = new ArrayList<>();
        for (RecordTrials.Series series : load.series()) {
            int number = (int) curves.stream()
                    .filter(curve -> curve.name().startsWith(series.engine()))
                    .count();
            for (int parallelism : parallelisms) {
                List<Judgement> trials =
                        series.at(parallelism).stream().map(Run::judgement).toList();
                Optional<Histogram> nanos = trials.isEmpty() ? Optional.empty() : RecordTrials.latencies(trials);
                if (nanos.isPresent()) {
                    curves.add(curve(series, parallelism, number++, nanos.get()));
                }
            }
        }
        return curves;
    }

    /** Of an engine's curves the first is wide, to be seen behind the second if that covers it; further ones are dashed. */
    private Series curve(RecordTrials.Series series, int parallelism, int number, Histogram nanos) {
        boolean alone = parallelisms.size() == 1;
        return new Series(
                alone ? series.name() : "%s · %s".formatted(series.name(), parallelism(parallelism)),
                hues.of(series.engine(), alone ? number : number + 1),
                alone || number == 1 ? Pen.SOLID : number == 0 ? Pen.WIDE : Pen.DASHED,
                nanos);
    }

    /** How many times the throughput of parallelism 1, and what share of the parallelism that is; none without trials at 1. */
    List<Figure> scaling() {
        if (!load.scales()) {
            return List.of();
        }
        String base = "%s · throughput over the median at parallelism 1 of the same engine".formatted(load.name());
        return List.of(
                scaling(
                        "Speed-up against parallelism",
                        base,
                        "speed-up",
                        parallelism -> 1,
                        parallelism -> parallelism,
                        false),
                scaling(
                        "Efficiency against parallelism",
                        base + ", per degree of parallelism",
                        "efficiency (%)",
                        parallelism -> 100.0 / parallelism,
                        parallelism -> 100,
                        true));
    }

    /** What a speed-up is multiplied by, and what is ideal, at a parallelism. */
    @FunctionalInterface
    private interface AtParallelism {

        double of(int parallelism);
    }

    private Figure scaling(
            String title, String subtitle, String axis, AtParallelism factor, AtParallelism ideal, boolean seeIdeal) {
        List<Mark> lines = new ArrayList<>();
        List<Mark> rings = new ArrayList<>();
        for (int s = 0; s < load.series().size(); s++) {
            RecordTrials.Series series = load.series().get(s);
            OptionalDouble one = series.median(1, run -> run.records().throughputHz());
            if (one.isEmpty()) {
                continue;
            }
            double besides = BESIDE * (s - (load.series().size() - 1) / 2.0);
            List<Point> medians = new ArrayList<>();
            List<Point> each = new ArrayList<>();
            for (int p = 0; p < parallelisms.size(); p++) {
                int parallelism = parallelisms.get(p);
                double x = p + 1 + besides;
                ToDoubleFunction<Run> figure =
                        run -> factor.of(parallelism) * run.records().throughputHz() / one.getAsDouble();
                series.median(parallelism, figure).ifPresent(median -> medians.add(new Point(x, median)));
                series.at(parallelism).forEach(run -> each.add(new Point(x, figure.applyAsDouble(run))));
            }
            lines.add(Curve.of(series.name(), color(s), Pen.SOLID, medians));
            rings.add(new Mark.Symbols("", color(s), Symbol.RING, each));
        }
        List<Point> best = IntStream.range(0, parallelisms.size())
                .mapToObj(p -> new Point(p + 1, ideal.of(parallelisms.get(p))))
                .toList();
        Stream<Mark> drawn = Stream.concat(lines.stream(), rings.stream());
        DoubleStream measured = drawn.flatMapToDouble(mark -> mark instanceof Curve curve
                ? curve.points().stream().mapToDouble(Point::y)
                : ((Mark.Symbols) mark).points().stream().mapToDouble(Point::y));
        List<Mark> marks = new ArrayList<>();
        marks.add(Curve.of("ideal", Palette.GREY, Pen.DASHED, best));
        marks.addAll(lines);
        marks.addAll(rings);
        marks.add(new Mark.Symbols(EACH_TRIAL, Palette.GREY, Symbol.RING, List.of()));
        double least = seeIdeal
                ? best.get(0).y()
                : Math.min(2, best.get(best.size() - 1).y());
        return new Figure(
                title,
                subtitle,
                x(),
                Axis.fromZero(
                        axis,
                        DoubleStream.concat(measured, DoubleStream.of(least)).toArray()),
                categories(),
                marks);
    }

    private Axis x() {
        return new Axis("", 0.5, Math.max(1, parallelisms.size()) + 0.5);
    }

    private List<String> categories() {
        return parallelisms.stream().map(RecordComparisonFigures::parallelism).toList();
    }

    private static String parallelism(int parallelism) {
        return TrialTitle.levelName(TrialTitle.PARALLELISM, Integer.toString(parallelism));
    }

    private Palette color(int series) {
        String engine = load.series().get(series).engine();
        long earlier = load.series().subList(0, series).stream()
                .filter(other -> other.engine().equals(engine))
                .count();
        return hues.of(engine, (int) earlier);
    }
}
