package dev.streamgauge.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * What a fixed micro-benchmark of the machine measured in a run: {@code calibration.json}. It tells whether the machine was as
 * fast as when a baseline was recorded, and what a rate is relative to on another one.
 *
 * @param figures by name: {@link #CPU}, {@link #BROKER}, {@link #CLOCK}
 */
public record Calibration(Map<String, Figure> figures) {

    /** Name of the file. */
    public static final String FILE = "calibration.json";

    /** Rounds of fixed work on one core, a second. */
    public static final String CPU = "cpu";

    /** Records of fixed size that the broker acknowledged, a second. */
    public static final String BROKER = "broker";

    /** How much later than asked for a thread wakes up, in microseconds. */
    public static final String CLOCK = "clock";

    /** What is measured, in the order in which it is told. */
    public static final List<String> NAMES = List.of(CPU, BROKER, CLOCK);

    public Calibration {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /**
     * One figure.
     *
     * @param unit its unit
     * @param rounds what each round measured, in order
     */
    public record Figure(String unit, List<Double> rounds) {

        /** @throws IllegalArgumentException if there is no round, or one that is no positive number */
        public Figure {
            rounds = List.copyOf(rounds);
            if (rounds.isEmpty() || rounds.stream().anyMatch(round -> !(round > 0) || round.isInfinite())) {
                throw new IllegalArgumentException("a calibration needs rounds above 0: " + rounds);
            }
        }

        /** The median round. */
        public double median() {
            return Median.withDefaults()
                    .withCopy(true)
                    .evaluate(rounds.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** The rounds of both, those of this one first, where both have the figure. */
    public Calibration and(Calibration later) {
        Map<String, Figure> both = new LinkedHashMap<>(figures);
        later.figures.forEach((name, figure) -> both.merge(
                name,
                figure,
                (first, second) -> new Figure(
                        first.unit(),
                        Stream.concat(first.rounds().stream(), second.rounds().stream())
                                .toList())));
        return new Calibration(both);
    }
}
