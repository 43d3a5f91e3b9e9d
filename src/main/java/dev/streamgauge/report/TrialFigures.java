package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The figures of one trial. */
final class TrialFigures {

    private final Judgement judgement;
    private final Evidence evidence;
    private final TrialTitle title;
    private final StreamTime time;

    TrialFigures(Judgement judgement, Experiment experiment) {
        this.judgement = judgement;
        this.evidence = judgement.evidence();
        this.title = TrialTitle.of(evidence.manifest(), experiment);
        this.time = StreamTime.of(evidence);
    }

    /** Latency of each measured window from intended time, its floor, what the model predicts, and the bound. */
    Figure latencyOverTime() {
        return overTime(
                "Latency of each window",
                "%s · from the latest intended time in the window to the arrival of its result".formatted(title),
                "latency",
                WindowRow::latencyMs,
                true);
    }

    /** The seeds' own latency, T1 - T0, of each measured window; its rolling median beside it, if there are enough. */
    Figure dialectOverTime() {
        Figure raw = overTime(
                "%s latency under %s arrivals".formatted(title.engine(), title.arrivals()),
                "%s · T1 − T0: arrival of the window's result minus its latest producer time stamp".formatted(title),
                "T1 − T0",
                WindowRow::dialectMs,
                false);
        List<Mark> marks = new ArrayList<>(raw.marks());
        List<Point> samples = perWindow(matched(WindowRow::dialectMs));
        if (RollingMedian.fits(samples)) {
            marks.add(Curve.of(
                    "rolling median of %d windows".formatted(RollingMedian.WIDTH),
                    Palette.PURPLE,
                    Pen.THIN,
                    RollingMedian.of(samples)));
        }
        return Figure.of(raw.title(), raw.subtitle(), raw.x(), raw.y(), marks);
    }

    /** Events due, sent and acknowledged in each second. */
    Figure eventRate() {
        List<TimelineRow> seconds = evidence.timeline();
        Axis x = new Axis("time since start of load (s)", 0, Math.max(1, seconds.size()));
        Axis y = Axis.fromZero(
                "events per second",
                seconds.stream()
                        .mapToDouble(row -> Math.max(row.due(), row.sent()))
                        .toArray());
        List<Mark> marks = new ArrayList<>(highState());
        marks.add(Curve.steps("due", Palette.SILVER, Pen.WIDEST, perSecond(TimelineRow::due)));
        marks.add(Curve.steps("sent", Palette.SKY, Pen.WIDE, perSecond(TimelineRow::sent)));
        marks.add(Curve.steps("acknowledged", Palette.BLUE, Pen.SOLID, perSecond(TimelineRow::acknowledged)));
        if (seconds.stream().anyMatch(row -> row.failed() > 0)) {
            marks.add(Curve.steps("failed", Palette.VERMILION, Pen.SOLID, perSecond(TimelineRow::failed)));
        }
        marks.add(new Mark.Divider("measurement", Palette.GREY, time.warmUpSeconds()));
        marks.add(new Mark.Divider("drain", Palette.GREY, time.measuredUntilSeconds()));
        return Figure.of("Event rate", "%s · counted second by second".formatted(title), x, y, marks);
    }

    /** Empirical distribution of latency and of its floor. */
    Figure latencyDistribution() {
        List<WindowRow> matched = evidence.matched();
        double[] latencies = values(matched, WindowRow::latencyMs);
        double[] floors = matched.stream().mapToDouble(WindowRow::floorMs).toArray();
        Axis x = Axis.around(
                "latency (ms)",
                DoubleStream.concat(DoubleStream.of(latencies), DoubleStream.of(floors))
                        .toArray());
        List<Mark> marks = List.of(
                Distribution.of("floor", Palette.GREY, Pen.DASHED, floors),
                Distribution.of("latency", Palette.BLUE, Pen.SOLID, latencies));
        return Figure.of(
                "Distribution of latency",
                "%s · empirical, %d windows, one step each".formatted(title, matched.size()),
                x,
                Distribution.AXIS,
                marks);
    }

    private Figure overTime(
            String heading,
            String subtitle,
            String quantity,
            Function<WindowRow, @Nullable Double> latency,
            boolean withPrediction) {
        List<Mark> references = new ArrayList<>();
        Manifest.Prediction predicted = judgement.predicted();
        if (withPrediction && predicted != null && !expected().isEmpty()) {
            references.add(new Mark.Ribbon("predicted", Palette.SKY, ribbon(predicted)));
        }
        references.add(Curve.of("floor", Palette.GREY, Pen.DASHED, perWindow(WindowRow::floorMs)));
        if (withPrediction) {
            references.addAll(boundLines());
        }
        List<Mark> marks = new ArrayList<>(highState());
        marks.addAll(references);
        marks.add(Curve.of(quantity, Palette.BLUE, Pen.DOTTED_SAMPLES, perWindow(matched(latency))));
        Axis y = Axis.around(quantity + " (ms)", Ordinates.of(marks));
        marks.addAll(unmatched(latency, y));
        return Figure.of(heading, subtitle, time.measuredWindows(), y, marks);
    }

    /** The value of a window that came out once and right; no number otherwise. */
    private static ToDoubleFunction<WindowRow> matched(Function<WindowRow, @Nullable Double> value) {
        return window -> {
            Double known = value.apply(window);
            return window.status() == WindowRow.Status.MATCHED && known != null ? known : Double.NaN;
        };
    }

    private List<Mark.Span> ribbon(Manifest.Prediction predicted) {
        return expected().stream()
                .map(window -> new Mark.Span(
                        time.endOf(window), window.floorMs() + predicted.low(), window.floorMs() + predicted.high()))
                .toList();
    }

    /**
     * Bounds with an upper end. One on overhead is drawn where it lies in terms of latency: that much above each window's
     * floor. A lower end at or below the floor says nothing more and is left out.
     */
    private List<Mark> boundLines() {
        List<Mark> lines = new ArrayList<>();
        for (BoundOutcome bound : judgement.bounds()) {
            Double high = bound.high();
            boolean onOverhead = bound.name().startsWith("overhead.");
            if (high == null || !(onOverhead || bound.name().startsWith("latency."))) {
                continue;
            }
            lines.add(boundLine("bound on " + bound.name().replace('.', ' '), high, onOverhead));
            Double low = bound.low();
            if (low != null && onOverhead && low > 0) {
                lines.add(boundLine("", low, true));
            }
        }
        return lines;
    }

    private Mark boundLine(String name, double value, boolean onOverhead) {
        return Curve.of(
                name,
                Palette.VERMILION,
                Pen.DASHED,
                perWindow(window -> onOverhead ? window.floorMs() + value : value));
    }

    private List<Mark> unmatched(Function<WindowRow, @Nullable Double> latency, Axis y) {
        List<Mark> marks = new ArrayList<>();
        for (WindowRow.Status status : WindowRow.Status.values()) {
            List<Point> points = evidence.wholeWindows().stream()
                    .filter(window -> window.status() == status && status != WindowRow.Status.MATCHED)
                    .map(window -> {
                        Double value = latency.apply(window);
                        return new Point(
                                time.endOf(window),
                                value == null ? y.min() : Math.min(y.max(), Math.max(y.min(), value)));
                    })
                    .toList();
            if (!points.isEmpty()) {
                Palette color = status == WindowRow.Status.MISSING ? Palette.VERMILION : Palette.PURPLE;
                marks.add(new Mark.Crosses(Text.lower(status) + " window", color, points));
            }
        }
        return marks;
    }

    /** The stretches that the modulating chain spent in its high state; nothing for a process without states. */
    private List<Mark> highState() {
        return HighState.shade(evidence);
    }

    private List<Point> perWindow(ToDoubleFunction<WindowRow> value) {
        return expected().stream()
                .map(window -> new Point(time.endOf(window), value.applyAsDouble(window)))
                .toList();
    }

    /** A row that should not have come out has no floor, and no place on a line. */
    private List<WindowRow> expected() {
        return evidence.wholeWindows().stream().filter(WindowRow::expected).toList();
    }

    private List<Point> perSecond(ToDoubleFunction<TimelineRow> value) {
        List<Point> points = new ArrayList<>();
        for (TimelineRow row : evidence.timeline()) {
            points.add(new Point(row.second(), value.applyAsDouble(row)));
        }
        if (!evidence.timeline().isEmpty()) {
            TimelineRow last = evidence.timeline().get(evidence.timeline().size() - 1);
            points.add(new Point(last.second() + 1, value.applyAsDouble(last)));
        }
        return points;
    }

    private static double[] values(List<WindowRow> windows, Function<WindowRow, @Nullable Double> value) {
        return windows.stream()
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
