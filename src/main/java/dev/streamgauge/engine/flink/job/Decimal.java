package dev.streamgauge.engine.flink.job;

import java.nio.charset.StandardCharsets;

/**
 * Numbers in text, to the same bit as {@link Double#parseDouble} reads them.
 *
 * <p>Most numbers are a few digits and a point. Read as a whole number below 2<sup>53</sup> and divided by a power of ten up to
 * 10<sup>22</sup>, both of which a double holds exactly, such a number comes out correctly rounded by a single division
 * (W. D. Clinger, How to Read Floating Point Numbers Accurately, PLDI 1990), and no String is made of it. The JDK reads the others.
 */
final class Decimal {

    private static final long LARGEST_EXACT = 1L << 53;

    /** As many digits as can never overflow a long. */
    private static final int MOST_DIGITS = 18;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private Decimal() {}

    /**
     * The number that stands in the text from one position up to another.
     *
     * @throws NumberFormatException where {@link Double#parseDouble} throws it
     */
    static double parse(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int start = negative ? from + 1 : from;
        int point = -1;
        long digits = 0;
        for (int at = start; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (text[at] == '.' && point < 0) {
                point = at;
            } else {
                return parseByJdk(text, from, to);
            }
        }
        int count = point < 0 ? to - start : to - start - 1;
        if (count < 1 || count > MOST_DIGITS || digits > LARGEST_EXACT) {
            return parseByJdk(text, from, to);
        }
        double magnitude = point < 0 ? digits : digits / POWERS_OF_TEN[to - point - 1];
        return negative ? -magnitude : magnitude;
    }

    /** A byte beyond ASCII becomes a character that no number has, whatever it stood for. */
    private static double parseByJdk(byte[] text, int from, int to) {
        return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
