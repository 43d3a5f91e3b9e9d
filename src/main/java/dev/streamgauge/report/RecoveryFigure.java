package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Recovery.Strike;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import dev.streamgauge.report.plot.Panels;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a trial recovered from what was done to it: latency above the events that wait, around the strikes. */
final class RecoveryFigure {

    /** With more strikes their moments would cover one another, and only the strikes have lines. */
    private static final int MOST_NAMED = 2;

    /** Of what happened, this share is shown before it and after it. */
    private static final double AROUND = 0.4;

    private static final double LEAST_AROUND_SECONDS = 5;

    private final Judgement judgement;
    private final Evidence evidence;
    private final Records records;
    private final Recovery recovery;
    private final TrialTitle title;
    private final Axis x;

    RecoveryFigure(Judgement judgement, Records records, Recovery recovery, TrialTitle title) {
        this.judgement = judgement;
        this.evidence = judgement.evidence();
        this.records = records;
        this.recovery = recovery;
        this.title = title;
        this.x = around(StreamTime.of(evidence).wholeLoad());
    }

    /** The figure. */
    Panels recovery() {
        return new Panels(
                "Recovery",
                "%s · %s%s"
                        .formatted(
                                title,
                                Moments.deed(recovery),
                                recovery.strikes().size() == 1
                                        ? ""
                                        : ", %d times"
                                                .formatted(recovery.strikes().size())),
                List.of(latency(), unanswered()));
    }

    private Figure latency() {
        List<Mark> curves = new RecordFigures(judgement, records, title).quantiles();
        List<Mark> marks = new ArrayList<>(shades(true));
        marks.addAll(curves);
        marks.addAll(moments());
        return Figure.of(
                "Latency",
                "",
                x,
                Axis.ofMagnitudes(
                        "latency in each second (ms)",
                        curves.stream()
                                .flatMap(Ordinates::points)
                                .filter(this::isShown)
                                .mapToDouble(Point::y)
                                .toArray()),
                marks);
    }

    private Figure unanswered() {
        Curve curve = LagFigure.unanswered(evidence.lag(), Pen.SOLID);
        List<Mark> marks = new ArrayList<>(shades(false));
        marks.add(Curve.level(
                "the most before: %s".formatted(Text.count(recovery.unansweredBefore())),
                Palette.INK,
                Pen.DASHED,
                x,
                (double) recovery.unansweredBefore()));
        marks.add(curve);
        marks.addAll(moments());
        return Figure.of(
                "Events without a result",
                "",
                x,
                LagFigure.axis(
                        "events",
                        Stream.concat(
                                        curve.points().stream().filter(this::isShown),
                                        Stream.of(new Point(x.min(), recovery.unansweredBefore())))
                                .mapToDouble(Point::y)
                                .toArray()),
                marks);
    }

    private boolean isShown(Point point) {
        return point.x() >= x.min() && point.x() <= x.max();
    }

    /** From before the first strike until after the last event caught up, or until the end if they did not. */
    private Axis around(Axis wholeLoad) {
        double first = recovery.strikes().get(0).atMs() / 1e3;
        double last = recovery.strikes().stream().mapToDouble(this::end).max().orElse(first);
        double around = Math.max(LEAST_AROUND_SECONDS, AROUND * (last - first));
        double from = Math.max(0, Math.floor(first - around));
        double to = Math.min(Math.ceil(wholeLoad.max()), Math.ceil(last + around));
        return new Axis(wholeLoad.title(), from, to);
    }

    /** When it was over, in seconds; if it did not catch up, when it was last looked at. */
    private double end(Strike strike) {
        Long caughtUpMs = strike.caughtUpMs();
        return Math.max(strike.atMs(), caughtUpMs == null ? until(strike) : caughtUpMs) / 1e3;
    }

    /** When the next strike came, or the load ended. */
    private long until(Strike strike) {
        return recovery.strikes().stream()
                .mapToLong(Strike::atMs)
                .filter(atMs -> atMs > strike.atMs())
                .min()
                .orElseGet(() ->
                        evidence.lag().stream().mapToLong(LagRow::atMs).max().orElse(strike.atMs()));
    }

    private List<Mark> shades(boolean named) {
        List<Mark.Stretch> without = new ArrayList<>();
        List<Mark.Stretch> catchingUp = new ArrayList<>();
        for (Strike strike : recovery.strikes()) {
            double end = end(strike);
            Long firstResultMs = strike.firstResultMs();
            double first = firstResultMs == null ? end : Math.min(end, firstResultMs / 1e3);
            without.add(new Mark.Stretch(strike.atMs() / 1e3, first, 1));
            catchingUp.add(new Mark.Stretch(first, end, 1));
        }
        return List.of(
                new Mark.Shade(named ? "until the first result" : "", Palette.VERMILION, without),
                new Mark.Shade(named ? "catching up" : "", Palette.SKY, catchingUp));
    }

    private List<Mark> moments() {
        List<Mark> moments = new ArrayList<>();
        boolean named = recovery.strikes().size() <= MOST_NAMED;
        for (int i = 0; i < recovery.strikes().size(); i++) {
            Strike strike = recovery.strikes().get(i);
            moments.add(new Mark.Divider(
                    named ? Moments.done(recovery) : Integer.toString(i + 1), Palette.VERMILION, strike.atMs() / 1e3));
            if (named) {
                Stream.of(
                                moment(strike, "noticed", strike.noticedMs()),
                                moment(strike, Moments.undone(recovery), strike.backMs()),
                                moment(strike, "ready", strike.readyMs()),
                                moment(strike, "first result", strike.firstResultMs()),
                                moment(strike, "caught up", strike.caughtUpMs()))
                        .filter(Objects::nonNull)
                        .forEach(moments::add);
            }
        }
        return moments;
    }

    private static @Nullable Mark moment(Strike strike, String name, @Nullable Long atMs) {
        return atMs == null
                ? null
                : new Mark.Divider(
                        "%s +%s s".formatted(name, Text.seconds((double) (atMs - strike.atMs()))),
                        Palette.GREY,
                        atMs / 1e3);
    }
}
