package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of one metric in every trial that has the given levels.
 *
 * @param metric {@code latency}, {@code overhead}, dot, a statistic of the summary: {@code overhead.p50}
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

    /** Whether the bound applies to a trial of these levels. */
    public boolean appliesTo(Map<String, String> levels) {
        return levels.entrySet().containsAll(where.entrySet());
    }
}
