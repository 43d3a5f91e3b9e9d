package dev.streamgauge.bench.schedule;

import dev.streamgauge.bench.outcome.Figure;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Ratio;
import dev.streamgauge.bench.outcome.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/** All loads, and what was to be reached. */
final class LagTable {

    private static final double REAL_TIME_MICROS = 50;
    private static final double NORMAL_MICROS = 3000;
    private static final double BEST_PEER_FACTOR = 1.5;

    /** Most cores for the whole load, by rate. */
    private static final Map<Integer, Double> CORES = Map.of(1500, 0.35, 20_000, 0.75);

    private final List<Lag> lags = new ArrayList<>();

    void add(Lag lag) {
        lags.add(lag);
    }

    /** Notes medians, ratios and targets. */
    void judge(Measured measured) {
        measured.note(
                "Lag: handed to the producer less due, of every event that was due in the measured time; one that was"
                        + " not sent by its end counts with what had passed until then. Cores: the whole JVM of the load.");
        measured.note(
                "Ours and the sleeping loop and the spinning threads follow a Poisson schedule, the limiter and the"
                        + " executor an even one, as where they come from.");
        measured.note("Real-time priority: "
                + lags.stream()
                        .filter(lag -> lag.waiting() == Waiting.OURS_REAL_TIME)
                        .map(Lag::timer)
                        .distinct()
                        .collect(Collectors.joining("; ")));
        Map<Map.Entry<String, Integer>, List<Lag>> places = lags.stream()
                .collect(Collectors.groupingBy(
                        lag -> Map.entry(lag.engine(), lag.rateHz()), LinkedHashMap::new, Collectors.toList()));
        places.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Map.Entry<String, Integer>, List<Lag>> place) ->
                                place.getKey().getKey())
                        .thenComparing(place -> place.getKey().getValue()))
                .forEach(place -> judge(place.getValue(), measured));
    }

    private static void judge(List<Lag> place, Measured measured) {
        for (Waiting waiting : Waiting.values()) {
            List<Lag> of = of(place, waiting);
            figure(measured, "p50", "us", of, Lag::p50Micros);
            figure(measured, "p99", "us", of, Lag::p99Micros);
            figure(measured, "p99.9", "us", of, Lag::p999Micros);
            figure(measured, "max", "us", of, Lag::maxMicros);
            figure(measured, "CPU", "cores", of, Lag::cores);
            figure(measured, "achieved", "of the rate", of, Lag::achieved);
        }
        String where = "beside %s at %,d/s"
                .formatted(place.get(0).engine(), place.get(0).rateHz());
        List<Lag> realTime = of(place, Waiting.OURS_REAL_TIME);
        List<Lag> normal = of(place, Waiting.OURS_NORMAL);
        List<Lag> best = bestPeer(place);
        Ratio ratio = measured.ratio(Ratio.of(
                "p99, normal priority / best peer (%s)"
                        .formatted(best.get(0).waiting().label()),
                placeLevels(place),
                each(normal, Lag::p99Micros),
                each(best, Lag::p99Micros)));
        boolean permitted = realTime.stream().allMatch(Lag::realTime);
        measured.target(Target.atMost(
                REAL_TIME_MICROS,
                "us",
                "p99, real-time priority, " + where,
                permitted ? median(realTime, Lag::p99Micros) : null));
        measured.target(
                Target.atMost(NORMAL_MICROS, "us", "p99, normal priority, " + where, median(normal, Lag::p99Micros)));
        measured.target(
                Target.atMost(BEST_PEER_FACTOR, "", "p99, normal priority / best peer, " + where, ratio.median()));
        @Nullable Double cores = CORES.get(place.get(0).rateHz());
        if (cores != null) {
            measured.target(
                    Target.atMost(cores, "cores", "CPU, real-time priority, " + where, median(realTime, Lag::cores)));
            measured.target(
                    Target.atMost(cores, "cores", "CPU, normal priority, " + where, median(normal, Lag::cores)));
        }
    }

    private static Map<String, String> placeLevels(List<Lag> place) {
        Map<String, String> levels = place.get(0).levels();
        levels.remove("waiting");
        return levels;
    }

    /** The peer of the least median p99. */
    private static List<Lag> bestPeer(List<Lag> place) {
        return Collections.min(
                place.stream()
                        .filter(lag -> !lag.waiting().ours())
                        .collect(Collectors.groupingBy(Lag::waiting))
                        .values(),
                Comparator.comparingDouble(lags -> median(lags, Lag::p99Micros)));
    }

    private static List<Lag> of(List<Lag> place, Waiting waiting) {
        return place.stream().filter(lag -> lag.waiting() == waiting).toList();
    }

    private static void figure(Measured measured, String name, String unit, List<Lag> of, ToDoubleFunction<Lag> what) {
        measured.figure(Figure.of(name, of.get(0).levels(), unit, each(of, what)));
    }

    private static double median(List<Lag> of, ToDoubleFunction<Lag> what) {
        return Median.withDefaults().evaluate(of.stream().mapToDouble(what).toArray());
    }

    private static List<Double> each(List<Lag> of, ToDoubleFunction<Lag> what) {
        return of.stream().mapToDouble(what).boxed().toList();
    }
}
