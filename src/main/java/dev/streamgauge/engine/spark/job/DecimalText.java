package dev.streamgauge.engine.spark.job;

import java.nio.charset.StandardCharsets;

/** Numbers written in bytes. */
final class DecimalText {

    /** Up to here every whole number is a double. */
    private static final long EXACT = 1L << 53;

    /** So many digits fit into a long. */
    private static final int SHORT = 18;

    /** Powers of ten, all of them doubles without rounding. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17
    };

    private DecimalText() {}

    /**
     * The number between two positions, to the last bit what {@link Double#parseDouble} makes of it.
     *
     * <p>That method wants a string for each number. A number such as {@code -12.345} is a whole number over a power of ten:
     * where both are doubles without rounding, their quotient is rounded once, and so is right. Whatever is longer or written
     * otherwise goes the slow way.
     *
     * @throws NumberFormatException where that method throws it
     */
    static double parse(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int first = negative ? from + 1 : from;
        if (to - first > SHORT) {
            return parseSlowly(text, from, to);
        }
        long digits = 0;
        int point = -1;
        for (int at = first; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (text[at] == '.' && point < 0) {
                point = at;
            } else {
                return parseSlowly(text, from, to);
            }
        }
        int digitCount = to - first - (point < 0 ? 0 : 1);
        if (digitCount == 0 || digits > EXACT) {
            return parseSlowly(text, from, to);
        }
        double magnitude = digits / POWERS[point < 0 ? 0 : to - point - 1];
        return negative ? -magnitude : magnitude;
    }

    private static double parseSlowly(byte[] text, int from, int to) {
        return Double.parseDouble(new String(text, from, to - from, StandardCharsets.UTF_8));
    }
}
