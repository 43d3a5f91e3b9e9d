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

    /** What an interval leaves out on both sides together: a metric that just keeps its bound fails once in a hundred times. */
    public static final double ALPHA = 0.02;

    /** Holds a value against its ends, which are inclusive; null is no end, and no value decides nothing. */
    static BoundOutcome within(String name, @Nullable Double observed, @Nullable Double low, @Nullable Double high) {
        Outcome outcome =
                observed == null ? Outcome.INCONCLUSIVE : decided(new Interval(observed, observed), low, high);
        return new BoundOutcome(name, observed, low, high, null, null, outcome);
    }

    /**
     * The one rule by which everything is decided that is held against ends: it holds if the whole interval lies within them,
     * does not hold if it lies beyond one of them, and else is not decided. Ends are inclusive; null is no end.
     */
    public static Outcome decided(Interval interval, @Nullable Double low, @Nullable Double high) {
        if ((low != null && interval.isBelow(low)) || (high != null && interval.isAbove(high))) {
            return Outcome.FAIL;
        }
        boolean within = (low == null || interval.low() >= low) && (high == null || interval.high() <= high);
        return within ? Outcome.PASS : Outcome.INCONCLUSIVE;
    }

    /**
     * By how much the metric must miss the bound to be surely found out, from a sample like this one: then its whole interval
     * lies beyond. Null if the value was held against the bound as it is, so that any miss is found out, or there is none.
     */
    public @Nullable Double detectable() {
        return ciLow == null || ciHigh == null ? null : (Double) (ciHigh - ciLow);
    }

    /**
     * Holds a trial's statistic against a bound of its experiment: a quantile or mean by its {@link QuantileInterval}, where the
     * values are known one by one; a least or greatest value, which is what it is, as it stands.
     *
     * @param statistics by the metric's first part: latency, overhead, dialect
     * @param series the same, value by value in order of time; without those that only a distribution is known of
     * @param band the predicted overhead, or null
     */
    static BoundOutcome of(
            Bound bound, Map<String, Statistics> statistics, Map<String, double[]> series, @Nullable Prediction band) {
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
        double[] values = series.get(metric[0]);
        Interval interval = observed == null || values == null ? null : interval(values, metric[1]);
        return interval == null
                ? within(bound.metric(), observed, low, high)
                : new BoundOutcome(
                        bound.metric(),
                        observed,
                        low,
                        high,
                        interval.low(),
                        interval.high(),
                        decided(interval, low, high));
    }

    private static @Nullable Interval interval(double[] series, String statistic) {
        return switch (statistic) {
            case "p50" -> QuantileInterval.of(series, 0.5, ALPHA);
            case "p90" -> QuantileInterval.of(series, 0.9, ALPHA);
            case "p95" -> QuantileInterval.of(series, 0.95, ALPHA);
            case "p99" -> QuantileInterval.of(series, 0.99, ALPHA);
            case "mean" -> QuantileInterval.ofMean(series, ALPHA);
            default -> null;
        };
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
