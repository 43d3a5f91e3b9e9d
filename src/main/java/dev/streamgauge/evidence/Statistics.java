package dev.streamgauge.evidence;

import java.util.EnumSet;
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

    private static @Nullable Double quantile(double[] sample, int percent) {
        if ((long) sample.length * (100 - percent) < 100L * SAMPLES_BEYOND) {
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
