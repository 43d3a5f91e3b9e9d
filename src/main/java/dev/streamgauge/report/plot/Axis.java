package dev.streamgauge.report.plot;

import java.util.Arrays;

/**
 * One axis.
 *
 * @param title quantity, with its unit in parentheses
 * @param min value at the left or lower end
 * @param max value at the right or upper end, greater than {@code min}
 * @param logarithmic whether equal distances are equal ratios, and not equal differences
 */
public record Axis(String title, double min, double max, boolean logarithmic) {

    /** Values whose greatest is this many times their least are seen on a logarithmic axis only. */
    private static final double WIDE = 30;

    public Axis {
        if (!(min < max)) {
            throw new IllegalArgumentException(
                    "axis '%s' ends at %s, before it starts at %s".formatted(title, max, min));
        }
        if (logarithmic && !(min > 0)) {
            throw new IllegalArgumentException("axis '%s' starts at %s, which has no logarithm".formatted(title, min));
        }
    }

    /** An axis on which equal distances are equal differences. */
    public Axis(String title, double min, double max) {
        this(title, min, max, false);
    }

    /** An axis just wide enough for the finite ones among the values, its ends on round numbers. */
    public static Axis around(String title, double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new Axis(title, 0, 1);
        }
        double low = Arrays.stream(finite).min().orElseThrow();
        double high = Arrays.stream(finite).max().orElseThrow();
        double margin = high > low ? 0.06 * (high - low) : Math.max(1, 0.05 * Math.abs(high));
        double step = roundStep((high - low + 2 * margin) / 10);
        double min = Math.floor((low - margin) / step) * step;
        return new Axis(title, low >= 0 ? Math.max(0, min) : min, Math.ceil((high + margin) / step) * step);
    }

    /** An axis from zero to just above the greatest of the values. */
    public static Axis fromZero(String title, double... values) {
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double step = roundStep(Math.max(high, 1e-9) * 1.06 / 10);
        return new Axis(title, 0, Math.ceil(high * 1.06 / step + 1e-9) * step);
    }

    /**
     * An axis for values that may differ by orders of magnitude: a logarithmic one if the greatest is {@value #WIDE} times the
     * least, its ends on round numbers; else one from zero.
     */
    public static Axis ofMagnitudes(String title, double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(0);
        return low > 0 && high >= WIDE * low ? ofRatios(title, finite) : fromZero(title, finite);
    }

    /** A logarithmic axis, its ends on round numbers; without values above 0 one that is not. */
    public static Axis ofRatios(String title, double... values) {
        double[] positive = Arrays.stream(values)
                .filter(value -> value > 0 && Double.isFinite(value))
                .toArray();
        if (positive.length == 0) {
            return fromZero(title, values);
        }
        double low = Arrays.stream(positive).min().orElseThrow();
        double high = Arrays.stream(positive).max().orElseThrow();
        return new Axis(title, roundStepBelow(low), roundStep(Math.max(high, 1.01 * low)), true);
    }

    /** Where a value lies, from 0 at the left or lower end to 1 at the other. */
    double share(double value) {
        return logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    }

    /**
     * An axis for stacks, from just below the least to just above the greatest of the values; the lower end is fine enough to
     * leave most of the height to what lies above the least value.
     */
    public static Axis justBelow(String title, double least, double greatest) {
        double span = Math.max(greatest - least, Math.max(1, 0.01 * Math.abs(greatest)));
        double fine = roundStep(span / 50);
        double coarse = roundStep(span / 10);
        return new Axis(
                title,
                Math.floor((least - 0.08 * span) / fine) * fine,
                Math.ceil((greatest + 0.04 * span) / coarse) * coarse);
    }

    private static double roundStep(double atLeast) {
        double decade = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double leading = atLeast / decade;
        return decade * (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10);
    }

    private static double roundStepBelow(double atMost) {
        double decade = Math.pow(10, Math.floor(Math.log10(atMost)));
        double leading = atMost / decade;
        return decade * (leading < 2 ? 1 : leading < 5 ? 2 : 5);
    }
}
