package dev.streamgauge.report;

import dev.streamgauge.claim.SplitLatency;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.report.HtmlTable.Cell;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import dev.streamgauge.report.plot.Panels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Processing and sink latency, as seed 004 divides it: L1 and L2 of a trial, window by window, and of configurations. */
final class SplitFigure {

    static final String PROCESSING = "L1, processing";
    static final String SINK = "L2, sink";

    private static final double HALF_BAR = 0.28;

    /** A list of violations longer than this says no more. */
    private static final int NAMED = 8;

    private SplitFigure() {}

    /**
     * L1 and L2 of each row, one above the other: L1 holds the watermark delay, so that each has a scale of its own. A window that
     * is split by campaign has a disc for each; no line joins what has no order.
     */
    static Panels overTime(SplitLatency split, Evidence evidence, TrialTitle title) {
        StreamTime time = StreamTime.of(evidence);
        return new Panels(
                "Processing and sink latency of each window",
                "%s · L1: latest append to the input topic … computed · L2: … appended to the result topic"
                        .formatted(title),
                List.of(
                        panel(PROCESSING, Palette.BLUE, split, SplitLatency.Window::processingMs, time),
                        panel(SINK, Palette.VERMILION, split, SplitLatency.Window::sinkMs, time)));
    }

    private static Figure panel(
            String name,
            Palette color,
            SplitLatency split,
            ToDoubleFunction<SplitLatency.Window> latency,
            StreamTime time) {
        List<Point> points = split.windows().stream()
                .map(window -> new Point(time.endOf(window.window()), latency.applyAsDouble(window)))
                .toList();
        return Figure.of(
                name,
                "",
                time.measuredWindows(),
                Axis.around("ms", points.stream().mapToDouble(Point::y).toArray()),
                List.of(new Mark.Symbols("", color, Mark.Symbol.DISC, points)));
    }

    /** Mean L1 and, on top, mean L2 of each configuration. */
    static Figure byConfiguration(List<TrialGroup> groups) {
        List<Mark.Bar> processing = new ArrayList<>();
        List<Mark.Bar> sink = new ArrayList<>();
        List<Double> tops = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            double from = i + 1 - HALF_BAR;
            double to = i + 1 + HALF_BAR;
            SplitLatency split = groups.get(i).split();
            double l1 = orZero(split.processing().mean());
            double top = l1 + orZero(split.sink().mean());
            processing.add(new Mark.Bar(from, to, 0, l1));
            sink.add(new Mark.Bar(from, to, l1, top));
            tops.add(top);
        }
        return new Figure(
                "Processing and sink latency",
                "mean over all windows of a configuration · L1: latest append to the input topic … computed · L2: … appended to the"
                        + " result topic",
                new Axis("", 0.5, Math.max(1, groups.size()) + 0.5),
                Axis.fromZero(
                        "L1 + L2 (ms)",
                        tops.stream().flatMapToDouble(DoubleStream::of).toArray()),
                groups.stream().map(TrialGroup::name).toList(),
                List.of(
                        new Mark.Bars(PROCESSING, Palette.BLUE, processing),
                        new Mark.Bars(SINK, Palette.VERMILION, sink)));
    }

    private static double orZero(@Nullable Double figure) {
        return figure == null ? 0 : figure;
    }

    /** L1 and L2 of a trial, what they make together, and the windows of which they do not divide the latency. */
    static String table(SplitLatency split) {
        HtmlTable table = new HtmlTable(
                Cell.text("ms"),
                Cell.number("min"),
                Cell.number("p50"),
                Cell.number("p95"),
                Cell.number("mean"),
                Cell.number("max"),
                Cell.styled("from … to", "after-band"));
        row(table, PROCESSING, split.processing(), "T1, latest append to the input topic … T2, computed");
        row(table, SINK, split.sink(), "T2, computed … T3, appended to the result topic");
        row(table, "L1 + L2", split.total(), "T1 … T3");
        return table
                + ("<p class=\"note\">The names are seed 004’s. L1 holds the wait for the watermark, which is the same on every"
                        + " engine. L1 + L2 = T3 − T1 in every window, and both are at least &minus;1 ms: T1 and T3 are the"
                        + " broker’s stamps, whole milliseconds rounded down.</p>\n")
                + violations(split.violations());
    }

    private static void row(HtmlTable table, String name, Statistics statistics, String journey) {
        table.row(
                Cell.styled(name, "name"),
                Cell.number(Text.milliseconds(statistics.min())),
                Cell.number(Text.milliseconds(statistics.p50())),
                Cell.number(Text.milliseconds(statistics.p95())),
                Cell.strong(Text.milliseconds(statistics.mean())),
                Cell.number(Text.milliseconds(statistics.max())),
                Cell.styled(journey, "faint after-band"));
    }

    private static String violations(List<String> all) {
        if (all.isEmpty()) {
            return "";
        }
        List<String> named = new ArrayList<>(all.subList(0, Math.min(NAMED, all.size())));
        if (all.size() > NAMED) {
            named.add("and %s more".formatted(Text.count(all.size() - NAMED)));
        }
        return "<p class=\"bad\">L1 and L2 do not divide the latency of these windows:</p>\n" + PageStyle.list(named);
    }

    /** L1 and L2 of configurations side by side. */
    static String table(List<TrialGroup> groups) {
        HtmlTable table = new HtmlTable(
                Cell.text("configuration"),
                Cell.number("windows"),
                Cell.number("L1 p50"),
                Cell.number("L1 mean"),
                Cell.number("L1 max"),
                Cell.number("L2 p50"),
                Cell.number("L2 mean"),
                Cell.number("L2 max"),
                Cell.text("L1 + L2 = T3 − T1, ≥ −1 ms"));
        for (TrialGroup group : groups) {
            SplitLatency split = group.split();
            Statistics processing = split.processing();
            Statistics sink = split.sink();
            int violations = split.violations().size();
            table.row(
                    Cell.styled(group.name(), "name"),
                    Cell.number(Text.count(split.cameOut())),
                    Cell.number(Text.milliseconds(processing.p50())),
                    Cell.strong(Text.milliseconds(processing.mean())),
                    Cell.number(Text.milliseconds(processing.max())),
                    Cell.number(Text.milliseconds(sink.p50())),
                    Cell.strong(Text.milliseconds(sink.mean())),
                    Cell.number(Text.milliseconds(sink.max())),
                    split.cameOut() == 0
                            ? Cell.faint(Text.NONE)
                            : violations == 0
                                    ? Cell.styled("✓", "good")
                                    : Cell.styled("✗ not in " + Text.count(violations), "bad"));
        }
        return table.toString();
    }
}
