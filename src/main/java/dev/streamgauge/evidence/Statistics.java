package dev.streamgauge.evidence;

import java.util.EnumSet;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Summary of a sample, in milliseconds. A figure that the sample is too small for is null: a quantile q needs at least five
 * samples beyond it, that is n(1 - q) at least 5, and the standard deviation needs two samples.
 *
 * @param count size of the sample
 */
public record Statistics(
        long count,
        @Nullable Double min,
        @Nullable Double p50,
        @Nullable Double p90,
        @Nullable Double p95,
        @Nullable Double p99,
        @Nullable Double max,
        @Nullable Double mean,
        @Nullable Double stddev) {

    private static final int SAMPLES_BEYOND = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Summarises a sample in any order. */
    public static Statistics of(double[] milliseconds) {
        int count = milliseconds.length;
        if (count == 0) {
            return new Statistics(0, null, null, null, null, null, null, null, null);
        }
        DoubleStatistics moments = DoubleStatistics.of(
                EnumSet.of(Statistic.MIN, Statistic.MAX, Statistic.MEAN, Statistic.STANDARD_DEVIATION), milliseconds);
        return new Statistics(
                count,
                moments.getAsDouble(Statistic.MIN),
                quantile(milliseconds, 50),
                quantile(milliseconds, 90),
                quantile(milliseconds, 95),
                quantile(milliseconds, 99),
                moments.getAsDouble(Statistic.MAX),
                moments.getAsDouble(Statistic.MEAN),
                count < 2 ? null : moments.getAsDouble(Statistic.STANDARD_DEVIATION));
    }

    /** Summarises a histogram of nanoseconds, to its precision; minimum and maximum too. */
    public static Statistics ofNanos(Histogram nanos) {
        long count = nanos.getTotalCount();
        if (count == 0) {
            return of(new double[0]);
        }
        return new Statistics(
                count,
                nanos.getMinValue() / NANOS_PER_MILLI,
                quantile(nanos, 50),
                quantile(nanos, 90),
                quantile(nanos, 95),
                quantile(nanos, 99),
                nanos.getMaxValue() / NANOS_PER_MILLI,
                nanos.getMean() / NANOS_PER_MILLI,
                count < 2 ? null : nanos.getStdDeviation() / NANOS_PER_MILLI);
    }

    /** The same of a sample in which each value is so much larger. */
    public Statistics plus(double milliseconds) {
        return new Statistics(
                count,
                sum(min, milliseconds),
                sum(p50, milliseconds),
                sum(p90, milliseconds),
                sum(p95, milliseconds),
                sum(p99, milliseconds),
                sum(max, milliseconds),
                sum(mean, milliseconds),
                stddev);
    }

    private static @Nullable Double sum(@Nullable Double figure, double milliseconds) {
        return figure == null ? null : (Double) (figure + milliseconds);
    }

    private static @Nullable Double quantile(Histogram nanos, int percent) {
        return tooFew(nanos.getTotalCount(), percent) ? null : nanos.getValueAtPercentile(percent) / NANOS_PER_MILLI;
    }

    private static boolean tooFew(long count, int percent) {
        return count * (100 - percent) < 100L * SAMPLES_BEYOND;
    }

    private static @Nullable Double quantile(double[] sample, int percent) {
        if (tooFew(sample.length, percent)) {
            return null;
        }
        return Quantile.withDefaults().withCopy(true).evaluate(sample, percent / 100.0);
    }

    /**
     * The figure of that name: min, p50, p90, p95, p99, max, mean or stddev.
     *
     * @throws IllegalArgumentException if there is no such figure
     */
    public @Nullable Double named(String name) {
        return switch (name) {
            case "min" -> min;
            case "p50" -> p50;
            case "p90" -> p90;
            case "p95" -> p95;
            case "p99" -> p99;
            case "max" -> max;
            case "mean" -> mean;
            case "stddev" -> stddev;
            default -> throw new IllegalArgumentException("There is no statistic named " + name);
        };
    }
}
