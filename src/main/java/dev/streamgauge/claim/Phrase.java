package dev.streamgauge.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How figures are written in the sentences of a ruling. */
final class Phrase {

    private static final double LEAST_P = 1e-4;

    private Phrase() {}

    /** {@code 1,212 ms}: no more decimals than a reader needs. */
    static String ms(double value) {
        return figure(value) + " ms";
    }

    /** {@code 1,105 to 1,390 ms}. */
    static String ms(Interval interval) {
        return figures(interval) + " ms";
    }

    /** {@code 0.61 to 0.72}. */
    static String figures(Interval interval) {
        return figure(interval.low()) + " to " + figure(interval.high());
    }

    /** Three significant digits, or all digits of the whole part. */
    static String figure(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (Math.abs(value) >= 100) {
            return format("#,##0", value);
        }
        return format(
                "0.######", new BigDecimal(value).round(new MathContext(3)).doubleValue());
    }

    /** A share of 1. */
    static String percent(double share) {
        return figure(100 * share) + " %";
    }

    /** {@code p = 0.0020}. */
    static String p(double pValue) {
        return pValue < LEAST_P ? "p < 0.0001" : "p = " + format("0.0000", pValue);
    }

    /** {@code 99.6 %}: what an interval with this chance of error is called. */
    static String confidence(double alpha) {
        return percent(1 - alpha);
    }

    /** {@code 1 stream}, {@code 2 streams}. */
    static String count(long count, String of) {
        return format("#,##0", (double) count) + " " + of + (count == 1 ? "" : "s");
    }

    private static String format(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US)).format(value);
    }
}
