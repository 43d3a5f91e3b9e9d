package dev.streamgauge.bench.rig;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a benchmark measures. Each has sizes of its own, which system properties replace, for trying out:
 * {@code bench.rounds}, {@code bench.warmUp} and {@code bench.measure}, the latter two in seconds.
 *
 * @param rounds how often each side is measured
 * @param warmUp what is cut off in the beginning of each
 * @param measure what counts of each
 */
public record Sizes(int rounds, Duration warmUp, Duration measure) {

    /** These sizes, or what system properties say instead. */
    public static Sizes of(int rounds, int warmUpSeconds, int measureSeconds) {
        return new Sizes(
                number("bench.rounds", rounds),
                Duration.ofSeconds(number("bench.warmUp", warmUpSeconds)),
                Duration.ofSeconds(number("bench.measure", measureSeconds)));
    }

    /** A whole number above 0 from a system property, or the default where the property is blank or absent. */
    public static int number(String property, int otherwise) {
        String text = System.getProperty(property, "").trim();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException refused) {
            // Refused below, with what was written.
        }
        throw new IllegalArgumentException("-D%s=%s: write a whole number above 0".formatted(property, text));
    }

    /** As parameters of an outcome. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("rounds", rounds);
        parameters.put("warmUpSeconds", warmUp.toSeconds());
        parameters.put("measureSeconds", measure.toSeconds());
        return parameters;
    }

    /** Warm-up and measurement together. */
    public Duration span() {
        return warmUp.plus(measure);
    }
}
