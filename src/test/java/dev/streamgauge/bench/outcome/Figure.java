package dev.streamgauge.bench.outcome;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One quantity over its rounds.
 *
 * @param name what was measured
 * @param levels under which circumstances
 * @param unit of every number here
 * @param rounds the value of each round, in their order
 * @param median median of the rounds
 * @param low lower end of its 95 % bootstrap interval, null below three rounds
 * @param high upper end of it, or null
 */
public record Figure(
        String name,
        Map<String, String> levels,
        String unit,
        List<Double> rounds,
        double median,
        @Nullable Double low,
        @Nullable Double high) {

    public Figure {
        levels = Ordered.copy(levels);
        rounds = List.copyOf(rounds);
    }

    /** The figure of these rounds. */
    public static Figure of(String name, Map<String, String> levels, String unit, List<Double> rounds) {
        Estimate estimate = Estimate.ofMedian(
                rounds.stream().mapToDouble(Double::doubleValue).toArray());
        return new Figure(name, levels, unit, rounds, estimate.median(), estimate.low(), estimate.high());
    }
}
