package dev.streamgauge.report;

import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.report.HtmlTable.Cell;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arrivals as theory wants them, as scheduled and as sent: a figure of their counts, and the certificate's table. */
final class ArrivalFigure {

    /** A Poisson count lies so many standard deviations from its mean once in 10,000 times (two-sided, 1e-4). */
    private static final double DEVIATIONS = 3.9;

    private final Evidence evidence;
    private final TrialTitle title;
    private final StreamTime time;

    ArrivalFigure(Evidence evidence, TrialTitle title) {
        this.evidence = evidence;
        this.title = title;
        this.time = StreamTime.of(evidence);
    }

    /**
     * Events due and events sent since the start of the load, less what theory expects by then. A schedule stays in the
     * ribbon; a generator that keeps it lies on the schedule, one that falls behind leaves it downwards, and one that sends in
     * bursts zigzags around it.
     */
    Figure counts() {
        List<Mark.Span> band = new ArrayList<>();
        double expected = 0;
        band.add(new Mark.Span(0, 0, 0));
        for (ArrivalRow slot : evidence.arrivals()) {
            expected += slot.expected();
            double reach = DEVIATIONS * Math.sqrt(expected);
            band.add(new Mark.Span(end(slot), -reach, reach));
        }
        List<Point> due = excess(ArrivalRow::due);
        List<Point> sent = excess(ArrivalRow::sent);
        Axis x = new Axis(
                "time since start of load (s)",
                0,
                Math.max(1, due.get(due.size() - 1).x()));
        Axis y = Axis.around(
                "events more than expected",
                DoubleStream.concat(
                                band.stream().flatMapToDouble(span -> DoubleStream.of(span.low(), span.high())),
                                Stream.concat(due.stream(), sent.stream()).mapToDouble(Point::y))
                        .toArray());
        List<Mark> marks = new ArrayList<>(HighState.shade(evidence));
        marks.add(new Mark.Ribbon("±3.9 √expected", Palette.SKY, band));
        marks.add(Curve.level("expected", Palette.GREY, Pen.DASHED, x, 0));
        marks.add(Curve.of("due", Palette.ORANGE, Pen.WIDE, due));
        marks.add(Curve.of("sent", Palette.BLUE, Pen.SOLID, sent));
        marks.add(new Mark.Divider("measurement", Palette.GREY, time.warmUpSeconds()));
        marks.add(new Mark.Divider("drain", Palette.GREY, time.measuredUntilSeconds()));
        return Figure.of(
                "Arrivals: scheduled and sent, against theory",
                "%s · events since the start of the load, less those expected by then%s"
                        .formatted(
                                title,
                                evidence.manifest().events().malformed() > 0
                                        ? "; malformed records are not expected"
                                        : ""),
                x,
                y,
                marks);
    }

    private List<Point> excess(ToDoubleFunction<ArrivalRow> count) {
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        double excess = 0;
        for (ArrivalRow slot : evidence.arrivals()) {
            excess += count.applyAsDouble(slot) - slot.expected();
            points.add(new Point(end(slot), excess));
        }
        return points;
    }

    private static double end(ArrivalRow slot) {
        return (slot.fromMs() + ArrivalRow.SLOT_MS) / 1e3;
    }

    /** Each test of the schedule, and how the sends kept it. */
    static String table(Certificate certificate) {
        HtmlTable table = new HtmlTable(
                Cell.text("test"),
                Cell.text("hypothesis"),
                Cell.number("n"),
                Cell.number("statistic"),
                Cell.styled("accepted", "number"),
                Cell.number("p"),
                Cell.styled("", "after-band"));
        for (Check check : certificate.schedule().checks()) {
            table.row(
                    Cell.styled(check.name(), "name"),
                    Cell.text(check.hypothesis()),
                    Cell.number(Text.count(check.n())),
                    Cell.strong(Text.figures(check.statistic())),
                    Cell.number(accepted(check.low(), check.high())),
                    Cell.number(Text.figures(check.pValue())),
                    holds(check.holds()));
        }
        Certificate.Sends sends = certificate.sends();
        table.row(
                Cell.styled("sends", "name"),
                Cell.text("sent as scheduled: sup |F sent − F scheduled|"),
                Cell.number(Text.count(sends.due())),
                Cell.strong(Text.figures(sends.distance())),
                Cell.number(accepted(null, sends.distanceLimit())),
                Cell.number(Text.NONE),
                holds(sends.holds()));
        return "<p>The schedule claims to be: %s.</p>\n"
                        .formatted(Text.html(certificate.schedule().process()))
                + table
                + ("<p>%s of %s events sent by the end of the measurement; at most %s due and not sent at any moment."
                                + " Index of dispersion in tenths of a second: %s due, %s sent.</p>\n")
                        .formatted(
                                Text.count(sends.sent()),
                                Text.count(sends.due()),
                                Text.count(sends.maxUnsent()),
                                Text.figures(sends.dispersionDue()),
                                Text.figures(sends.dispersionSent()));
    }

    private static String accepted(@Nullable Double low, @Nullable Double high) {
        if (low != null && high != null) {
            return "%s … %s".formatted(Text.figures(low), Text.figures(high));
        }
        return high != null ? "≤ " + Text.figures(high) : low != null ? "≥ " + Text.figures(low) : Text.NONE;
    }

    private static Cell holds(boolean holds) {
        return holds ? Cell.styled("✓ holds", "good after-band") : Cell.styled("✗ rejected", "bad after-band");
    }
}
