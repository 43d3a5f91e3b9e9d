package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of one metric in every trial that has the given levels.
 *
 * @param metric one of {@link #METRICS}, such as {@code overhead.p50}
 * @param where levels that a trial must have for the bound to apply; empty applies to all
 * @param atMost upper end, or null
 * @param atLeast lower end, or null
 * @param predictedBandWidenedBy the metric must lie in the latency model's band, widened by this on both sides; or null
 */
public record Bound(
        String metric,
        Map<String, String> where,
        @Nullable Duration atMost,
        @Nullable Duration atLeast,
        @Nullable Duration predictedBandWidenedBy) {

    /** What can be bound: {@code latency}, {@code overhead} or {@code dialect}, a dot, and a statistic of the summary. */
    public static final List<String> METRICS = Stream.of("latency", "overhead", "dialect")
            .flatMap(value -> Stream.of("min", "p50", "p90", "p95", "p99", "max", "mean")
                    .map(statistic -> value + "." + statistic))
            .toList();

    /** @throws IllegalArgumentException for an unknown metric, no limit at all, or limits that nothing satisfies */
    public Bound {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        if (!METRICS.contains(metric)) {
            throw new RefusedValue("metric", "'%s' is no metric".formatted(metric), Suggestion.among(METRICS, metric));
        }
        if (atMost == null && atLeast == null && predictedBandWidenedBy == null) {
            throw new RefusedValue(
                    "no limit", "Add one of atMost, atLeast, predictedBandWidenedBy, such as atMost: 500 ms");
        }
        if (atMost != null && atLeast != null && atLeast.compareTo(atMost) > 0) {
            throw new RefusedValue(
                    "atLeast",
                    "%s is more than atMost, %s".formatted(Notation.write(atLeast), Notation.write(atMost)),
                    "Write an atLeast of at most atMost");
        }
        if (predictedBandWidenedBy != null) {
            RefusedValue.ifNegative("predictedBandWidenedBy", predictedBandWidenedBy);
        }
    }

    /** How many samples the metric needs to be reported: a quantile needs five beyond it. */
    int leastSample() {
        return switch (metric.substring(metric.indexOf('.') + 1)) {
            case "p50" -> 10;
            case "p90" -> 50;
            case "p95" -> 100;
            case "p99" -> 500;
            default -> 1;
        };
    }

    /** Whether the bound applies to a trial of these levels. */
    public boolean appliesTo(Map<String, String> levels) {
        return levels.entrySet().containsAll(where.entrySet());
    }
}
