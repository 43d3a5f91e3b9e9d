package dev.streamgauge.bench.outcome;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How one quantity compares with another that was measured in the same rounds. The ratio is taken round by round, so that
 * what slows the whole machine for a while slows both.
 *
 * @param name what is compared, as in "a / b"
 * @param levels under which circumstances
 * @param rounds the ratio of each round
 * @param median median of the rounds
 * @param low lower end of its 95 % bootstrap interval, null below three rounds
 * @param high upper end of it, or null
 */
public record Ratio(
        String name,
        Map<String, String> levels,
        List<Double> rounds,
        double median,
        @Nullable Double low,
        @Nullable Double high) {

    public Ratio {
        levels = Ordered.copy(levels);
        rounds = List.copyOf(rounds);
    }

    /**
     * The ratio of two quantities.
     *
     * @param numerators one value a round
     * @param denominators one value a round, in the same order
     * @throws IllegalArgumentException unless both have as many rounds
     */
    public static Ratio of(
            String name, Map<String, String> levels, List<Double> numerators, List<Double> denominators) {
        if (numerators.size() != denominators.size()) {
            throw new IllegalArgumentException(
                    "%d rounds cannot be paired with %d".formatted(numerators.size(), denominators.size()));
        }
        double[] rounds = IntStream.range(0, numerators.size())
                .mapToDouble(round -> numerators.get(round) / denominators.get(round))
                .toArray();
        Estimate estimate = Estimate.ofMedian(rounds);
        return new Ratio(
                name,
                levels,
                IntStream.range(0, rounds.length).mapToObj(i -> rounds[i]).toList(),
                estimate.median(),
                estimate.low(),
                estimate.high());
    }
}
