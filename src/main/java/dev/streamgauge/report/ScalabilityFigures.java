package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import dev.streamgauge.report.Scalability.Series;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Latency and overhead against the number of producers, beside what was published. A point is the mean of one value for each
 * trial, its interval is over the trials: the windows of one trial repeat one another.
 */
final class ScalabilityFigures {

    /** Average latency in seconds by the number of producers (seed 001, section 8.1), and the watermark delay it had. */
    private static final Map<Integer, Double> PUBLISHED_SECONDS = Map.of(1, 12.5, 2, 13.8, 4, 16.4);

    private static final double PUBLISHED_DELAY_SECONDS = 20;
    private static final Set<String> PUBLISHED_IN = Set.of("000", "001");

    private static final String HOW_TO_READ =
            "mean over trials, one value each · bars: 95 %% interval over trials, from %d trials on"
                    .formatted(MeanInterval.LEAST_TRIALS);

    /** Series are set beside one another, so that their intervals do not cover each other. */
    private static final double BESIDE = 0.06;

    private final Scalability scalability;
    private final Experiment experiment;
    private final EngineHues hues;

    ScalabilityFigures(Scalability scalability, Experiment experiment) {
        this.scalability = scalability;
        this.experiment = experiment;
        this.hues = EngineHues.of(scalability.series().stream().map(Series::engine));
    }

    /** Mean latency, what is the least possible at the trials' watermark delay, and what was published. */
    Figure latency() {
        List<Mark> marks = new ArrayList<>();
        Axis x = x();
        double[] delays = experiment.configurations().stream()
                .mapToDouble(configuration ->
                        configuration.pipeline().watermarkDelay().toMillis() / 1e3)
                .distinct()
                .sorted()
                .toArray();
        for (double delay : delays) {
            marks.add(leastPossible(Palette.GREY, x, delay));
        }
        Experiment.Source source = experiment.source();
        boolean comparable = source != null && PUBLISHED_IN.contains(source.seed());
        if (comparable && DoubleStream.of(delays).noneMatch(delay -> delay == PUBLISHED_DELAY_SECONDS)) {
            marks.add(leastPossible(Palette.PURPLE, x, PUBLISHED_DELAY_SECONDS));
        }
        marks.addAll(series(trial -> seconds(trial.latency().mean())));
        if (comparable) {
            marks.add(published());
        }
        return new Figure(
                "Latency by number of producers",
                "mean latency of the windows · " + HOW_TO_READ,
                x,
                Axis.fromZero("latency (s)", Ordinates.of(marks)),
                categories(),
                marks);
    }

    /** Median overhead: the same from close by. */
    Figure overhead() {
        List<Mark> marks = series(trial -> trial.overhead().p50());
        return new Figure(
                "Overhead by number of producers",
                "median overhead of the windows, latency minus its floor · " + HOW_TO_READ,
                x(),
                Axis.fromZero("overhead (ms)", Ordinates.of(marks)),
                categories(),
                marks);
    }

    /** Every point of the figures, and the median latency. */
    String table() {
        HtmlTable table = new HtmlTable(
                Cell.text("ms"),
                Cell.number("producers"),
                Cell.number("trials"),
                Cell.number("latency mean"),
                Cell.number("latency p50"),
                Cell.number("overhead p50"));
        for (Series series : scalability.series()) {
            series.trials()
                    .forEach((producers, trials) -> table.row(
                            Cell.styled(series.name(), "name"),
                            Cell.number(Text.count(producers)),
                            Cell.number(Text.count(trials.size())),
                            cell(series.mean(producers, trial -> trial.latency().mean())),
                            cell(series.mean(producers, trial -> trial.latency().p50())),
                            cell(series.mean(
                                    producers, trial -> trial.overhead().p50()))));
        }
        return table
                + "<p class=\"note\">Means over trials, one value each, with their 95 %% interval (Student’s t) from %d trials on.</p>\n"
                        .formatted(MeanInterval.LEAST_TRIALS);
    }

    private static Cell cell(MeanInterval mean) {
        if (mean.n() == 0) {
            return Cell.number(Text.NONE);
        }
        Double low = mean.low();
        Double high = mean.high();
        String interval =
                low == null || high == null ? "" : " [%s, %s]".formatted(Text.figures(low), Text.figures(high));
        return Cell.number(Text.figures(mean.mean()) + interval);
    }

    private static Mark leastPossible(Palette color, Axis x, double seconds) {
        return Curve.level("least possible at D = %s s".formatted(Text.brief(seconds)), color, Pen.DASHED, x, seconds);
    }

    private Mark published() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scalability.producers().size(); i++) {
            Double seconds = PUBLISHED_SECONDS.get(scalability.producers().get(i));
            if (seconds != null) {
                points.add(new Point(i + 1, seconds));
            }
        }
        return Curve.of(
                "published, at D = %s s".formatted(Text.brief(PUBLISHED_DELAY_SECONDS)),
                Palette.PURPLE,
                Pen.DOTTED_SAMPLES,
                points);
    }

    private List<Mark> series(Function<Judgement, @Nullable Double> figure) {
        List<Mark> intervals = new ArrayList<>();
        List<Mark> curves = new ArrayList<>();
        List<Series> all = scalability.series();
        for (int s = 0; s < all.size(); s++) {
            Series series = all.get(s);
            int earlier = (int) all.subList(0, s).stream()
                    .filter(other -> other.engine().equals(series.engine()))
                    .count();
            Palette color = hues.of(series.engine(), earlier);
            List<Point> points = new ArrayList<>();
            List<Mark.Span> spans = new ArrayList<>();
            for (int i = 0; i < scalability.producers().size(); i++) {
                MeanInterval mean = series.mean(scalability.producers().get(i), figure);
                double x = i + 1 + BESIDE * (s - (all.size() - 1) / 2.0);
                Double low = mean.low();
                Double high = mean.high();
                points.add(new Point(x, mean.mean()));
                if (low != null && high != null) {
                    spans.add(new Mark.Span(x, low, high));
                }
            }
            intervals.add(new Mark.Whiskers(color, spans));
            curves.add(Curve.of(series.name(), color, Pen.DOTTED_SAMPLES, points));
        }
        intervals.addAll(curves);
        return intervals;
    }

    private Axis x() {
        return new Axis("", 0.5, Math.max(1, scalability.producers().size()) + 0.5);
    }

    private List<String> categories() {
        return scalability.producers().stream()
                .map(producers -> TrialTitle.levelName(Scalability.PRODUCERS, Integer.toString(producers)))
                .toList();
    }

    private static @Nullable Double seconds(@Nullable Double milliseconds) {
        return milliseconds == null ? null : milliseconds / 1e3;
    }
}
