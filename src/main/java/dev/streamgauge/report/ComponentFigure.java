package dev.streamgauge.report;

import dev.streamgauge.claim.Components;
import dev.streamgauge.claim.Components.Part;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.report.HtmlTable.Cell;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Where the latency of a trial comes from: a stack for each window, and a table of its parts. */
final class ComponentFigure {

    /** From the bottom up: what nobody can shorten, then the rest in the order of the journey. */
    static final List<Part> STACK = List.of(
            Part.WATERMARK_WAIT, Part.SCHEDULE_LAG, Part.INPUT_HOP, Part.ENGINE, Part.RESULT_HOP, Part.DELIVERY);

    /** A list of contradictions longer than this says no more. */
    private static final int NAMED = 8;

    private final Components components;
    private final TrialTitle title;
    private final StreamTime time;

    ComponentFigure(Components components, Evidence evidence, TrialTitle title) {
        this.components = components;
        this.title = title;
        this.time = StreamTime.of(evidence);
    }

    /** The parts of each window's latency, one on top of the other. */
    Figure stacked() {
        List<Mark> marks = new ArrayList<>();
        double[] tops = new double[components.windows().size()];
        double[] waits = components.windows().stream()
                .mapToDouble(window -> window.ms(Part.WATERMARK_WAIT))
                .toArray();
        for (Part part : STACK) {
            List<Mark.Bar> bars = new ArrayList<>();
            for (int i = 0; i < tops.length; i++) {
                Components.Window window = components.windows().get(i);
                double top = tops[i] + window.ms(part);
                double end = time.endOf(window.window());
                double start =
                        end - (window.window().windowEndMs() - window.window().windowStartMs()) / 1e3;
                bars.add(new Mark.Bar(start, end, tops[i], top));
                tops[i] = top;
            }
            marks.add(new Mark.Bars(name(part), color(part), bars));
        }
        Axis y = axis(waits, tops);
        String subtitle = y.min() > 0
                ? "%s · axis from %s ms, just below the shortest wait for the watermark"
                        .formatted(title, Text.brief(y.min()))
                : title.toString();
        return Figure.of(
                "Where the latency of each window comes from",
                components.contradictions().isEmpty() ? subtitle : subtitle + " · STAMPS CONTRADICT, see below",
                time.measuredTime(),
                y,
                marks);
    }

    /** Begins at 0 where the wait leaves room for the rest, else just below the shortest wait. */
    static Axis axis(double[] waits, double[] tops) {
        String name = "latency (ms)";
        double least = DoubleStream.of(waits).min().orElse(0);
        double most = DoubleStream.of(tops).max().orElse(0);
        return least < most / 2 ? Axis.fromZero(name, tops) : Axis.justBelow(name, least, most);
    }

    /** Each part in the order of the journey, the shares that matter, and the stamps that contradict one another. */
    String table() {
        HtmlTable table = new HtmlTable(
                Cell.text("ms"),
                Cell.number("mean"),
                Cell.number("p50"),
                Cell.number("max"),
                Cell.number("share"),
                Cell.styled("from … to", "after-band"));
        for (Part part : Part.values()) {
            Summary.Component figures = components.figures(part);
            table.row(
                    Cell.styled(name(part), "name"),
                    Cell.number(Text.milliseconds(figures.mean())),
                    Cell.number(Text.milliseconds(figures.p50())),
                    Cell.number(Text.milliseconds(figures.max())),
                    Cell.strong(Text.percent(figures.share())),
                    Cell.styled(journey(part), "faint after-band"));
        }
        return table + shares() + contradictions();
    }

    private String shares() {
        return ("<p>Of all latency: <b>%s</b> in the two hops over Kafka, <b>%s</b> waiting for the watermark,"
                        + " <b>%s</b> in the engine.</p>\n"
                        + "<p class=\"note\">The parts of a window add up to its latency. The broker stamps in whole"
                        + " milliseconds, rounded down: a part beside such a stamp is exact to 1 ms and may be as low as"
                        + " &minus;1 ms, which its neighbour makes up for.</p>\n")
                .formatted(
                        Text.percent(components.share(Part.INPUT_HOP, Part.RESULT_HOP)),
                        Text.percent(components.share(Part.WATERMARK_WAIT)),
                        Text.percent(components.share(Part.ENGINE)));
    }

    private String contradictions() {
        List<String> all = components.contradictions();
        if (all.isEmpty()) {
            return "";
        }
        List<String> named = new ArrayList<>(all.subList(0, Math.min(NAMED, all.size())));
        if (all.size() > NAMED) {
            named.add("and %s more".formatted(Text.count(all.size() - NAMED)));
        }
        return "<p class=\"bad\">Stamps contradict one another by more than rounding explains:</p>\n"
                + PageStyle.list(named);
    }

    static String name(Part part) {
        return switch (part) {
            case SCHEDULE_LAG -> "schedule lag";
            case INPUT_HOP -> "first Kafka hop";
            case WATERMARK_WAIT -> "watermark wait";
            case ENGINE -> "engine";
            case RESULT_HOP -> "second Kafka hop";
            case DELIVERY -> "delivery";
        };
    }

    /** The two hops over Kafka have related hues. */
    static Palette color(Part part) {
        return switch (part) {
            case SCHEDULE_LAG -> Palette.PURPLE;
            case INPUT_HOP -> Palette.ORANGE;
            case WATERMARK_WAIT -> Palette.SILVER;
            case ENGINE -> Palette.BLUE;
            case RESULT_HOP -> Palette.VERMILION;
            case DELIVERY -> Palette.GREEN;
        };
    }

    private static String journey(Part part) {
        return switch (part) {
            case SCHEDULE_LAG -> "due … sent";
            case INPUT_HOP -> "sent … in the input topic";
            case WATERMARK_WAIT -> "in the input topic … window’s end + watermark delay";
            case ENGINE -> "the later of both … computed";
            case RESULT_HOP -> "computed … in the result topic";
            case DELIVERY -> "in the result topic … seen by the probe";
        };
    }
}
