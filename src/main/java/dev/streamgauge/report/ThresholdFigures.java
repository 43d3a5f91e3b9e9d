package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Rung;
import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.claim.Threshold;
import dev.streamgauge.claim.ThresholdSearch;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Mark.Symbol;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The figures of an experiment's threshold searches: for each number of producers the median overhead and the growth of the
 * backlog against the offered rate, one series for each other combination of levels.
 */
final class ThresholdFigures {

    private static final String PRODUCERS = "producers";

    /** Overheads are drawn up to this many times their bound: further up they say how long a trial was, not how slow. */
    private static final double HEADROOM = 2;

    private static final List<Palette> HUES =
            List.of(Palette.BLUE, Palette.VERMILION, Palette.SKY, Palette.ORANGE, Palette.GREEN, Palette.PURPLE);

    /** Two thresholds can be told apart where they overlap. */
    private static final int MOST_SHADED = 2;

    private final Experiment experiment;
    private final Search search;
    private final String producers;
    private final List<Series> all;
    private final RateAxis rates;

    /** The figures of whatever the trials of a search tell; none of an experiment without one. */
    static List<Plate> plates(Experiment experiment, List<Judgement> trials) {
        List<Threshold> thresholds = ThresholdSearch.thresholds(experiment, trials);
        if (thresholds.isEmpty()) {
            return List.of();
        }
        List<Plate> plates = new ArrayList<>();
        SustainedFigure.of(experiment, thresholds, trials).ifPresent(rows -> plates.add(Plate.of(rows.title(), rows)));
        for (Figure figure : of(experiment, thresholds)) {
            plates.add(Plate.of(figure.title(), figure));
        }
        return plates;
    }

    /** The searches of one combination of levels. */
    private record Series(String name, Palette color, Threshold threshold) {

        List<Rung> rungs(Outcome outcome) {
            return threshold.rungs().stream()
                    .filter(rung -> rung.outcome() == outcome)
                    .sorted(Comparator.comparingDouble(Rung::rateHz))
                    .toList();
        }
    }

    private ThresholdFigures(Experiment experiment, Search search, String producers, List<Threshold> thresholds) {
        this.experiment = experiment;
        this.search = search;
        this.producers = producers;
        this.all = series(thresholds);
        this.rates = RateAxis.of(
                search.fromHz(),
                thresholds.stream()
                        .flatMap(threshold -> threshold.rungs().stream())
                        .mapToDouble(Rung::rateHz)
                        .toArray());
    }

    /**
     * Overhead and backlog, for each number of producers.
     *
     * @throws IllegalArgumentException if the experiment searches nothing
     */
    static List<Figure> of(Experiment experiment, List<Threshold> thresholds) {
        Search search = experiment.search();
        if (search == null) {
            throw new IllegalArgumentException(experiment.id() + " has no search");
        }
        Map<String, List<Threshold>> byProducers = thresholds.stream()
                .sorted(Comparator.comparingInt(threshold -> count(producers(threshold))))
                .collect(Collectors.groupingBy(ThresholdFigures::producers, LinkedHashMap::new, Collectors.toList()));
        List<Figure> figures = new ArrayList<>();
        byProducers.forEach((number, alike) -> {
            ThresholdFigures of = new ThresholdFigures(experiment, search, number, alike);
            figures.add(of.overhead());
            figures.add(of.backlog());
        });
        return figures;
    }

    private static String producers(Threshold threshold) {
        return threshold.levels().getOrDefault(PRODUCERS, "");
    }

    private static int count(String number) {
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    private Figure overhead() {
        double boundMs = search.overheadAtMost().toNanos() / 1e6;
        double[] overheads = all.stream()
                .flatMap(series -> series.threshold().rungs().stream())
                .map(Rung::overheadMs)
                .filter(Objects::nonNull)
                .mapToDouble(overhead -> Math.min(overhead, HEADROOM * boundMs))
                .toArray();
        Axis y = Axis.fromZero(
                "median overhead (ms)",
                DoubleStream.concat(DoubleStream.of(overheads), DoubleStream.of(boundMs))
                        .toArray());
        List<Mark> marks = new ArrayList<>(intervals());
        marks.add(Curve.level("bound", Palette.INK, Pen.DASHED, rates.axis(), boundMs));
        marks.addAll(rungs(rung -> {
            Double overhead = rung.overheadMs();
            return Math.min(y.max(), overhead == null ? y.max() : overhead);
        }));
        return figure(
                "Overhead against the offered rate" + with(),
                "what lies beyond the axis, or has too few windows for a median, stands at its upper edge",
                y,
                marks);
    }

    private Figure backlog() {
        double[] shares = all.stream()
                .flatMap(series -> series.threshold().rungs().stream())
                .mapToDouble(ThresholdFigures::growth)
                .toArray();
        Axis y = Axis.around(
                "growth of the backlog (% of the offered rate)",
                DoubleStream.concat(DoubleStream.of(shares), DoubleStream.of(-5, 5))
                        .toArray());
        List<Mark> marks = new ArrayList<>(intervals());
        marks.add(Curve.level("steady", Palette.INK, Pen.DASHED, rates.axis(), 0));
        for (Series series : all) {
            for (Rung rung : series.threshold().rungs()) {
                Double low = rung.backlogSlopeLowHz();
                Double high = rung.backlogSlopeHighHz();
                if (rung.outcome() != Outcome.UNDECIDED && low != null && high != null) {
                    double x = rates.x(rung.rateHz());
                    marks.add(Curve.of(
                            "",
                            series.color(),
                            Pen.SOLID,
                            List.of(
                                    new Point(x, 100 * low / rung.rateHz()),
                                    new Point(x, 100 * high / rung.rateHz()))));
                }
            }
        }
        marks.addAll(rungs(ThresholdFigures::growth));
        return figure(
                "Growth of the backlog against the offered rate" + with(),
                "least squares through the measured time, with its 95 % interval",
                y,
                marks);
    }

    private Figure figure(String title, String howToRead, Axis y, List<Mark> marks) {
        return new Figure(title, "one mark for each trial · " + howToRead, rates.axis(), y, rates.labels(), marks);
    }

    private String with() {
        return producers.isEmpty()
                ? ""
                : producers.equals("1") ? ", 1 producer" : ", %s producers".formatted(producers);
    }

    /** A growth of the backlog as a percentage of the offered rate; no number if there is none. */
    private static double growth(Rung rung) {
        Double slope = rung.backlogSlopeHz();
        return slope == null ? Double.NaN : 100 * slope / rung.rateHz();
    }

    /**
     * Where each threshold lies: from the highest sustained rate up to the lowest that was not, or to the last known. Of many
     * that lie upon one another nothing could be told.
     */
    private List<Mark> intervals() {
        if (all.size() > MOST_SHADED) {
            return List.of();
        }
        List<Mark> shades = new ArrayList<>();
        for (Series series : all) {
            Double low = series.threshold().lowHz();
            Double high = series.threshold().highHz();
            if (low != null) {
                double to = high == null ? rates.axis().max() : rates.x(high);
                shades.add(new Mark.Shade(
                        "", series.color(), List.of(new Mark.Stretch(rates.x(low), to, high == null ? 0.5 : 1))));
            }
        }
        shades.add(new Mark.Shade("threshold", Palette.GREY, List.of()));
        return shades;
    }

    private List<Mark> rungs(ToDoubleFunction<Rung> value) {
        List<Mark> marks = new ArrayList<>();
        for (Series series : all) {
            List<Rung> counted = series.threshold().rungs().stream()
                    .filter(rung -> rung.outcome() == Outcome.SUSTAINED || rung.outcome() == Outcome.NOT_SUSTAINED)
                    .sorted(Comparator.comparingDouble(Rung::rateHz))
                    .toList();
            marks.add(Curve.of(series.name(), series.color(), Pen.SOLID, points(counted, value)));
        }
        for (Series series : all) {
            marks.add(symbols(series, Symbol.DISC, Outcome.SUSTAINED, value));
            marks.add(new Mark.Crosses("", series.color(), points(series.rungs(Outcome.NOT_SUSTAINED), value)));
            marks.add(symbols(series, Symbol.RING, Outcome.GENERATOR_LIMIT, value));
        }
        marks.add(new Mark.Symbols("sustained", Palette.GREY, Symbol.DISC, List.of()));
        marks.add(new Mark.Crosses("not sustained", Palette.GREY, List.of()));
        marks.add(new Mark.Symbols("load not on schedule", Palette.GREY, Symbol.RING, List.of()));
        return marks;
    }

    private Mark symbols(Series series, Symbol symbol, Outcome outcome, ToDoubleFunction<Rung> value) {
        return new Mark.Symbols("", series.color(), symbol, points(series.rungs(outcome), value));
    }

    private List<Point> points(List<Rung> rungs, ToDoubleFunction<Rung> value) {
        return rungs.stream()
                .map(rung -> new Point(rates.x(rung.rateHz()), value.applyAsDouble(rung)))
                .filter(point -> Double.isFinite(point.y()))
                .toList();
    }

    /** Engines in the order of their names, each with hues of its own: every second one, then what the others leave. */
    private List<Series> series(List<Threshold> thresholds) {
        List<Threshold> sorted =
                thresholds.stream().sorted(Comparator.comparing(this::name)).toList();
        List<String> engines =
                sorted.stream().map(this::engine).distinct().sorted().toList();
        List<Series> series = new ArrayList<>();
        for (Threshold threshold : sorted) {
            series.add(new Series(name(threshold), hue(series, engines.indexOf(engine(threshold))), threshold));
        }
        return series;
    }

    private static Palette hue(List<Series> earlier, int engine) {
        Set<Palette> taken = earlier.stream().map(Series::color).collect(Collectors.toSet());
        return IntStream.concat(
                        IntStream.iterate(engine, hue -> hue < HUES.size(), hue -> hue + 2),
                        IntStream.range(0, HUES.size()))
                .mapToObj(HUES::get)
                .filter(hue -> !taken.contains(hue))
                .findFirst()
                .orElseGet(() -> HUES.get(earlier.size() % HUES.size()));
    }

    private String engine(Threshold threshold) {
        return TrialTitle.of(threshold.levels(), experiment).engine();
    }

    private String name(Threshold threshold) {
        return name(threshold, experiment);
    }

    /** The engine, and the levels that tell its searches apart. */
    static String name(Threshold threshold, Experiment experiment) {
        TrialTitle title = TrialTitle.of(threshold.levels(), experiment);
        String others = threshold.levels().entrySet().stream()
                .filter(level ->
                        !level.getKey().equals(PRODUCERS) && !level.getKey().equals(TrialTitle.ENGINE))
                .filter(level -> experiment
                                .factors()
                                .getOrDefault(level.getKey(), List.of())
                                .size()
                        > 1)
                .sorted(Map.Entry.comparingByKey())
                .map(level -> " · " + level.getKey() + " " + level.getValue())
                .collect(Collectors.joining());
        return title.engine() + others;
    }
}
