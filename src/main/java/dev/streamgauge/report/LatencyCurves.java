package dev.streamgauge.report;

import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Distributions of latency, drawn from histograms: a step for each value that was recorded. */
final class LatencyCurves {

    private static final double NANOS_PER_MS = 1e6;

    /** A quantile is told where so many samples lie beyond it. */
    private static final int SAMPLES_BEYOND = 5;

    private static final String LATENCY = "latency (ms)";

    private LatencyCurves() {}

    /** One distribution, of latencies in nanoseconds. */
    record Series(String name, Palette color, Mark.Pen pen, Histogram nanos) {}

    /** The share of records up to each latency. */
    static Figure cumulative(String title, String subtitle, List<Series> all) {
        List<Mark> curves = new ArrayList<>();
        for (Series series : all) {
            List<Point> points = new ArrayList<>();
            for (HistogramIterationValue value : series.nanos().recordedValues()) {
                double ms = value.getValueIteratedTo() / NANOS_PER_MS;
                if (points.isEmpty()) {
                    points.add(new Point(ms, 0));
                }
                points.add(new Point(ms, 100 * shareUpTo(value, series.nanos())));
            }
            curves.add(Curve.steps(series.name(), series.color(), series.pen(), points));
        }
        return Figure.of(
                title,
                subtitle,
                Axis.ofMagnitudes(LATENCY, values(curves, Point::x)),
                new Axis("share of records at or below (%)", 0, 100),
                curves);
    }

    /** Latency by percentile: each further nine takes as much room as all below the first. */
    static Figure byPercentile(String title, String subtitle, List<Series> all) {
        List<Mark> curves = new ArrayList<>();
        double end = 2;
        for (Series series : all) {
            List<Point> points = quantiles(series.nanos());
            curves.add(Curve.steps(series.name(), series.color(), series.pen(), points));
            end = Math.max(
                    end, points.isEmpty() ? end : points.get(points.size() - 1).x());
        }
        int nines = (int) Math.floor(end);
        List<Mark> marks = new ArrayList<>();
        IntStream.rangeClosed(2, nines).forEach(nine -> marks.add(new Mark.Divider("", Palette.SILVER, nine)));
        marks.addAll(curves);
        return new Figure(
                title,
                subtitle,
                new Axis("", 1, end + 0.1),
                Axis.ofMagnitudes(LATENCY, values(curves, Point::y)),
                IntStream.range(0, nines).mapToObj(LatencyCurves::percentile).toList(),
                marks);
    }

    /** From the least latency to the last quantile that has enough samples beyond it. */
    private static List<Point> quantiles(Histogram nanos) {
        double last = 1 - (double) SAMPLES_BEYOND / nanos.getTotalCount();
        List<Point> points = new ArrayList<>();
        double from = 0;
        for (HistogramIterationValue value : nanos.recordedValues()) {
            if (from >= last) {
                break;
            }
            double to = Math.min(last, shareUpTo(value, nanos));
            points.add(new Point(place(from), value.getValueIteratedTo() / NANOS_PER_MS));
            from = to;
        }
        if (!points.isEmpty()) {
            points.add(new Point(place(from), points.get(points.size() - 1).y()));
        }
        return points;
    }

    private static double shareUpTo(HistogramIterationValue value, Histogram nanos) {
        return (double) value.getTotalCountToThisValue() / nanos.getTotalCount();
    }

    /** The first category, at 1, is 0 %; the second, at 2, is 90 %. */
    private static double place(double share) {
        return 1 - Math.log10(1 - share);
    }

    private static String percentile(int nines) {
        return switch (nines) {
            case 0 -> "0 %";
            case 1 -> "90 %";
            case 2 -> "99 %";
            default -> "99.%s %%".formatted("9".repeat(nines - 2));
        };
    }

    private static double[] values(List<Mark> curves, ToDoubleFunction<Point> coordinate) {
        return curves.stream()
                .flatMapToDouble(mark -> mark instanceof Curve curve
                        ? curve.points().stream().mapToDouble(coordinate)
                        : DoubleStream.empty())
                .toArray();
    }
}
