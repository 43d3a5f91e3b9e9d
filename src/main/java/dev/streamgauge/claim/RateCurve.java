package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * Trials that differ in their rate alone: what came out at each, and between which rates the knee lies.
 *
 * @param side what they have in common
 * @param points the trials, the lowest rate first
 * @param rates what they amount to for each rate, the lowest first
 * @param calmHz highest rate that was sustained and at which each batch keeps its trigger by the model, in events a second; null
 *     if none was. Above it latency rises, though throughput follows
 * @param lowHz highest rate that was sustained, in events a second; null if none was
 * @param highHz lowest rate above it that was not; null if there is none
 * @param model what the engine can take by its settings; null for a job whose events have no known cost
 * @param capacityHz throughput of the trials beyond the knee, in the median, in events a second; null without one
 */
public record RateCurve(
        Side side,
        List<LoadPoint> points,
        List<Rate> rates,
        @Nullable Double calmHz,
        @Nullable Double lowHz,
        @Nullable Double highHz,
        @Nullable CapacityModel model,
        @Nullable Double capacityHz) {

    public RateCurve {
        points = List.copyOf(points);
        rates = List.copyOf(rates);
    }

    /**
     * All trials at one rate.
     *
     * @param rateHz the rate
     * @param sustained whether more than half of them sustained it
     * @param offeredHz events that were due, a second, in the median
     * @param throughputHz results that were seen, a second, in the median
     * @param p95Ms 95th percentile of latency, in the median; null if no trial has one
     */
    public record Rate(
            double rateHz,
            boolean sustained,
            double offeredHz,
            double throughputHz,
            @Nullable Double p95Ms) {

        static Rate of(double rateHz, List<LoadPoint> trials) {
            long sustained = trials.stream().filter(LoadPoint::sustained).count();
            return new Rate(
                    rateHz,
                    2 * sustained > trials.size(),
                    median(trials.stream().map(LoadPoint::offeredHz).toList()),
                    median(trials.stream().map(LoadPoint::throughputHz).toList()),
                    medianOrNull(trials.stream()
                            .map(LoadPoint::p95Ms)
                            .filter(Objects::nonNull)
                            .toList()));
        }

        /** By how much of the offered rate the throughput is off. */
        double off() {
            return Math.abs(throughputHz - offeredHz) / offeredHz;
        }
    }

    /** The curves of trials with a rate, in the order in which they first ran. */
    static List<RateCurve> of(List<Judgement> trials) {
        Map<Side, List<Judgement>> bySide = new LinkedHashMap<>();
        for (Judgement trial : trials) {
            if (LoadPoint.of(trial).isPresent()) {
                bySide.computeIfAbsent(side(trial.evidence().manifest().levels(), "rate"), none -> new ArrayList<>())
                        .add(trial);
            }
        }
        return bySide.entrySet().stream()
                .map(alike -> of(alike.getKey(), alike.getValue()))
                .toList();
    }

    /** The levels without those of some factors. */
    static Side side(Map<String, String> levels, String... without) {
        Map<String, String> others = new LinkedHashMap<>(levels);
        others.keySet().removeAll(List.of(without));
        return new Side(others);
    }

    private static RateCurve of(Side side, List<Judgement> trials) {
        List<LoadPoint> points = trials.stream()
                .flatMap(trial -> LoadPoint.of(trial).stream())
                .sorted(Comparator.comparingDouble(LoadPoint::rateHz))
                .toList();
        List<Rate> rates = points.stream()
                .collect(Collectors.groupingBy(LoadPoint::rateHz, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(alike -> Rate.of(alike.getKey(), alike.getValue()))
                .toList();
        CapacityModel model = CapacityModel.of(stable(trials)).orElse(null);
        Double low = highestSustained(rates, Double.POSITIVE_INFINITY);
        List<Rate> beyond = rates.stream()
                .filter(rate -> low == null || rate.rateHz() > low)
                .toList();
        return new RateCurve(
                side,
                points,
                rates,
                model == null ? low : highestSustained(rates, model.keepsTriggerUpToHz()),
                low,
                beyond.isEmpty() ? null : beyond.get(0).rateHz(),
                model,
                medianOrNull(points.stream()
                        .filter(point -> low == null || point.rateHz() > low)
                        .map(LoadPoint::throughputHz)
                        .toList()));
    }

    private static @Nullable Double highestSustained(List<Rate> rates, double limitHz) {
        return rates.stream()
                .filter(rate -> rate.sustained() && rate.rateHz() <= limitHz)
                .map(Rate::rateHz)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The batches of trials that keep up tell what a batch costs; if none does, those of all. */
    private static List<Evidence> stable(List<Judgement> trials) {
        List<Evidence> stable = trials.stream()
                .filter(trial ->
                        LoadPoint.of(trial).filter(LoadPoint::sustained).isPresent())
                .map(Judgement::evidence)
                .toList();
        return stable.isEmpty() ? trials.stream().map(Judgement::evidence).toList() : stable;
    }

    static double median(Collection<Double> values) {
        return Median.withDefaults()
                .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static @Nullable Double medianOrNull(Collection<Double> values) {
        return values.isEmpty() ? null : (Double) median(values);
    }

    /** The rates up to the highest one that was sustained that were not. */
    List<Rate> gaps() {
        return rates.stream()
                .filter(rate -> lowHz != null && rate.rateHz() < lowHz && !rate.sustained())
                .toList();
    }

    /** What was measured at a rate. */
    Rate at(double rateHz) {
        return rates.stream()
                .filter(rate -> rate.rateHz() == rateHz)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no trial at %s events/s".formatted(rateHz)));
    }

    /**
     * How many times as high the p95 is at the lowest rate beyond the knee as at the highest one below at which batches keep
     * their trigger, or that is sustained if there is no such; null if unknown.
     */
    public @Nullable Double jump() {
        Double below = calmHz == null ? lowHz : calmHz;
        Double before = below == null ? null : at(below).p95Ms();
        Double beyond = highHz == null ? null : at(highHz).p95Ms();
        return before == null || beyond == null ? null : (Double) (beyond / before);
    }
}
