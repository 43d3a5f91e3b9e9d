package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Latency batch by batch, as seed 003 takes it, at the start of the batch, beside what it is when the batch is done. */
final class BatchFigure {

    private final Judgement judgement;
    private final Evidence evidence;
    private final TrialTitle title;

    BatchFigure(Judgement judgement, TrialTitle title) {
        this.judgement = judgement;
        this.evidence = judgement.evidence();
        this.title = title;
    }

    /** Whether the job told what it took up together. */
    boolean known() {
        return !evidence.batchLatencies().isEmpty();
    }

    /** Median and 95th percentile of each batch, by both definitions. */
    Figure latency() {
        List<Mark> curves = List.of(
                curve("p95 at completion", Palette.BLUE, Pen.WIDE, BatchLatencyRow::completionP95Ms),
                curve("p50 at completion", Palette.SKY, Pen.WIDE, BatchLatencyRow::completionP50Ms),
                curve("p95 at the batch’s start", Palette.VERMILION, Pen.DOTTED_SAMPLES, BatchLatencyRow::startP95Ms),
                curve("p50 at the batch’s start", Palette.ORANGE, Pen.DOTTED_SAMPLES, BatchLatencyRow::startP50Ms));
        List<Mark> marks = new ArrayList<>(curves);
        marks.addAll(Moments.of(judgement));
        return Figure.of(
                "Latency by batch",
                "%s · from the send; each batch where it was taken up%s"
                        .formatted(title, evidence.batches().isEmpty() ? ", here all events of a second" : ""),
                StreamTime.of(evidence).wholeLoad(),
                Axis.ofMagnitudes(
                        "latency (ms)",
                        curves.stream()
                                .flatMap(curve -> ((Curve) curve).points().stream())
                                .mapToDouble(Point::y)
                                .toArray()),
                marks);
    }

    /** No line is drawn over a strike: nothing was taken up between. */
    private Mark curve(String name, Palette color, Pen pen, Function<BatchLatencyRow, @Nullable Double> figure) {
        List<Point> points = new ArrayList<>();
        long lastMs = Long.MIN_VALUE;
        for (BatchLatencyRow batch : evidence.batchLatencies()) {
            if (isStruckBetween(lastMs, batch.takenMs())) {
                points.add(new Point(batch.takenMs() / 1e3, Double.NaN));
            }
            Double value = figure.apply(batch);
            points.add(new Point(batch.takenMs() / 1e3, value == null ? Double.NaN : value));
            lastMs = batch.takenMs();
        }
        return Curve.of(name, color, pen, points);
    }

    private boolean isStruckBetween(long fromMs, long toMs) {
        Recovery recovery = evidence.recovery();
        return recovery != null
                && recovery.strikes().stream().anyMatch(strike -> strike.atMs() > fromMs && strike.atMs() <= toMs);
    }
}
