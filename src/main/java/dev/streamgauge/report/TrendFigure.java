package dev.streamgauge.report;

import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.History;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A figure run after run, with the level of each stretch and a line where it changed. */
final class TrendFigure {

    private static final int SHORT_COMMIT = 8;

    private TrendFigure() {}

    static Figure of(Trend trend) {
        History.Row any = trend.rows().get(0);
        int runs = trend.rows().size();
        double[] values = trend.rows().stream().mapToDouble(History.Row::value).toArray();
        List<Mark> marks = new ArrayList<>();
        int[] borders = trend.borders();
        for (int i = 1; i < borders.length - 1; i++) {
            marks.add(new Mark.Divider(commit(trend.rows().get(borders[i])), Palette.VERMILION, borders[i] + 0.5));
        }
        marks.add(Mark.Curve.of(
                "each run",
                Palette.BLUE,
                Mark.Pen.DOTTED_SAMPLES,
                IntStream.range(0, runs)
                        .mapToObj(i -> new Point(i + 1.0, values[i]))
                        .toList()));
        for (int i = 1; i < borders.length; i++) {
            double level = trend.level(borders[i - 1], borders[i]);
            marks.add(Mark.Curve.of(
                    i == 1 ? "median between changes" : "",
                    Palette.INK,
                    Mark.Pen.DASHED,
                    List.of(new Point(borders[i - 1] + 0.5, level), new Point(borders[i] + 0.5, level))));
        }
        return Figure.of(
                "%s of %s, run after run".formatted(any.figure(), any.configuration()),
                "%s; %d runs on %s; %s"
                        .formatted(
                                trend.experiment(),
                                runs,
                                any.machine(),
                                trend.summary().reason()),
                new Axis("run, from the oldest", 0.5, runs + 0.5),
                Axis.around("%s (%s)".formatted(any.figure(), any.unit()), values),
                marks);
    }

    private static String commit(History.Row row) {
        String commit = row.commit();
        return commit == null ? "change" : "change at " + commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    }
}
