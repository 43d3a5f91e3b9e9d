package dev.streamgauge.claim;

import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Bound;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one bound.
 *
 * @param name the metric, such as {@code overhead.p50}
 * @param observed the metric's value; null if the sample is too small for it
 * @param low lower end of the bound, or null
 * @param high upper end of the bound, or null
 * @param ciLow lower end of the observed value's confidence interval, or null
 * @param ciHigh upper end of the observed value's confidence interval, or null
 * @param outcome whether the bound holds
 */
public record BoundOutcome(
        String name,
        @Nullable Double observed,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double ciLow,
        @Nullable Double ciHigh,
        Outcome outcome) {

    /** Whether a bound holds. */
    public enum Outcome {
        PASS,
        FAIL,
        /** The evidence does not decide it. */
        INCONCLUSIVE
    }

    /** Holds a value against its ends, which are inclusive; null is no end, and no value decides nothing. */
    static BoundOutcome within(String name, @Nullable Double observed, @Nullable Double low, @Nullable Double high) {
        Outcome outcome = Outcome.PASS;
        if (observed == null) {
            outcome = Outcome.INCONCLUSIVE;
        } else if ((low != null && observed < low) || (high != null && observed > high)) {
            outcome = Outcome.FAIL;
        }
        return new BoundOutcome(name, observed, low, high, null, null, outcome);
    }

    /**
     * Holds a trial's statistic against a bound of its experiment.
     *
     * @param statistics by the metric's first part: latency, overhead, dialect
     * @param band the predicted overhead, or null
     */
    static BoundOutcome of(Bound bound, Map<String, Statistics> statistics, @Nullable Prediction band) {
        String[] metric = bound.metric().split("\\.", 2);
        Double observed = Objects.requireNonNull(statistics.get(metric[0])).named(metric[1]);
        Double low = millis(bound.atLeast());
        Double high = millis(bound.atMost());
        Double widenedBy = millis(bound.predictedBandWidenedBy());
        if (widenedBy != null) {
            if (band == null) {
                return new BoundOutcome(bound.metric(), observed, low, high, null, null, Outcome.INCONCLUSIVE);
            }
            low = max(low, band.low() - widenedBy);
            high = min(high, band.high() + widenedBy);
        }
        return within(bound.metric(), observed, low, high);
    }

    private static @Nullable Double millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1e6;
    }

    private static Double max(@Nullable Double end, double other) {
        return end == null ? other : Math.max(end, other);
    }

    private static Double min(@Nullable Double end, double other) {
        return end == null ? other : Math.min(end, other);
    }
}
