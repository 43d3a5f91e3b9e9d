package dev.streamgauge.claim;

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
}
