package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The figures of one trial in which each record has a result of its own. */
final class RecordFigures {

    private static final int SLOTS_PER_SECOND = 1000 / ArrivalRow.SLOT_MS;
    private static final double MIDDLE_OF_SECOND = 0.5;

    /** What is drawn of each second, and so can have a bound beside it. */
    private static final Set<String> DRAWN = Set.of("p50", "p99", "max");

    private final Judgement judgement;
    private final Evidence evidence;
    private final Records records;
    private final TrialTitle title;
    private final StreamTime time;

    RecordFigures(Judgement judgement, Records records, TrialTitle title) {
        this.judgement = judgement;
        this.evidence = judgement.evidence();
        this.records = records;
        this.title = title;
        this.time = StreamTime.of(evidence);
    }

    /** Records sent and results seen in each second, from the start of the load to the last result. */
    Figure sendsAndResults() {
        double[] sent = sentPerSecond();
        double[] seen =
                records.seconds().stream().mapToDouble(Records.Second::results).toArray();
        List<Mark> marks = new ArrayList<>(HighState.shade(evidence));
        marks.add(Curve.steps("records sent", Palette.SKY, Pen.WIDE, steps(sent)));
        marks.add(Curve.steps("results seen", Palette.BLUE, Pen.SOLID, steps(seen)));
        if (evidence.timeline().stream().anyMatch(row -> row.failed() > 0)) {
            marks.add(Curve.steps(
                    "sends failed",
                    Palette.VERMILION,
                    Pen.SOLID,
                    steps(evidence.timeline().stream()
                            .mapToDouble(TimelineRow::failed)
                            .toArray())));
        }
        marks.addAll(Moments.of(judgement));
        return Figure.of(
                "Records sent and results seen",
                "%s · counted second by second".formatted(title),
                time.wholeLoad(),
                Axis.fromZero(
                        "records per second",
                        DoubleStream.concat(DoubleStream.of(sent), DoubleStream.of(seen))
                                .toArray()),
                marks);
    }

    /** In a bulk all records of a phase are due at once; when they were handed over is told in tenths of a second. */
    private double[] sentPerSecond() {
        if (evidence.arrivals().isEmpty()) {
            return evidence.timeline().stream().mapToDouble(TimelineRow::sent).toArray();
        }
        int slots = evidence.arrivals().size();
        double[] sent = new double[(slots + SLOTS_PER_SECOND - 1) / SLOTS_PER_SECOND];
        for (ArrivalRow slot : evidence.arrivals()) {
            int second = (int) (slot.fromMs() / 1000);
            if (second < sent.length) {
                sent[second] += slot.sent();
            }
        }
        return sent;
    }

    /** Median, 99th percentile and maximum of the results of each second, as they are. */
    Figure latency() {
        Axis x = time.wholeLoad();
        List<Mark> curves = quantiles();
        List<Mark> marks = new ArrayList<>(HighState.shade(evidence));
        List<Mark> bounds = bounds(x);
        marks.addAll(bounds);
        marks.addAll(curves);
        marks.addAll(Moments.of(judgement));
        return Figure.of(
                "Latency in each second",
                "%s · each second by itself, not smoothed; a gap where too few results came".formatted(title),
                x,
                Axis.ofMagnitudes(
                        "latency (ms)",
                        Stream.concat(curves.stream(), bounds.stream())
                                .flatMap(mark -> ((Curve) mark).points().stream())
                                .mapToDouble(Point::y)
                                .toArray()),
                marks);
    }

    /** Maximum, 99th percentile and median of each second. */
    List<Mark> quantiles() {
        return List.of(
                ofEachSecond("maximum", Palette.SILVER, Statistics::max),
                ofEachSecond("p99", Palette.ORANGE, Statistics::p99),
                ofEachSecond("p50", Palette.BLUE, Statistics::p50));
    }

    private Mark ofEachSecond(String name, Palette color, Function<Statistics, @Nullable Double> figure) {
        List<Point> points = new ArrayList<>();
        for (Records.Second second : records.seconds()) {
            if (second.second() + 1 > time.warmUpSeconds()) {
                Double value = figure.apply(second.latencyMs());
                points.add(new Point(second.second() + MIDDLE_OF_SECOND, value == null ? Double.NaN : value));
            }
        }
        return Curve.of(name, color, Pen.DOTTED_SAMPLES, points);
    }

    /** A bound holds of the whole trial; it is drawn to show how far from it each second is. */
    private List<Mark> bounds(Axis x) {
        List<Mark> lines = new ArrayList<>();
        for (BoundOutcome bound : judgement.bounds()) {
            Double high = bound.high();
            String statistic = bound.name().substring(bound.name().indexOf('.') + 1);
            if (high != null && DRAWN.contains(statistic) && !bound.name().startsWith("dialect.")) {
                lines.add(Curve.level("bound on the trial’s " + statistic, Palette.VERMILION, Pen.DASHED, x, high));
            }
        }
        return lines;
    }

    /** Latency of all measured records by percentile. */
    Figure percentiles(Histogram nanos) {
        return LatencyCurves.byPercentile(
                "Latency by percentile",
                "%s · %s measured records, drawn as far as five lie beyond · maximum %s ms"
                        .formatted(
                                title,
                                Text.count(nanos.getTotalCount()),
                                Text.figures(records.latencyMs().max())),
                List.of(new LatencyCurves.Series("latency", Palette.BLUE, Pen.SOLID, nanos)));
    }

    private static List<Point> steps(double[] perSecond) {
        List<Point> points = new ArrayList<>();
        for (int second = 0; second < perSecond.length; second++) {
            points.add(new Point(second, perSecond[second]));
        }
        if (perSecond.length > 0) {
            points.add(new Point(perSecond.length, perSecond[perSecond.length - 1]));
        }
        return points;
    }
}
