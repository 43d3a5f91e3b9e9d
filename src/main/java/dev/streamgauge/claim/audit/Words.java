package dev.streamgauge.claim.audit;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** How a finding writes numbers. */
final class Words {

    private Words() {}

    /** With at most one decimal. */
    static String seconds(double seconds) {
        return format("#,##0.#", seconds) + " s";
    }

    static String millis(double seconds) {
        return format("#,##0", 1e3 * seconds) + " ms";
    }

    static String rate(double rateHz) {
        return format("#,##0", rateHz) + "/s";
    }

    static String count(double count) {
        return format("#,##0", count);
    }

    /** With at most two decimals. */
    static String number(double value) {
        return format("#,##0.##", value);
    }

    /** Four significant digits, whatever the size. */
    static String precise(double value) {
        return value == 0 || Math.abs(value) >= 1e-3
                ? format("0.######", value)
                : format("0.000E0", value).replace("E", "e");
    }

    static String percent(double share) {
        return format("#,##0.#", 100 * share) + " %";
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    private static String format(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US))
                .format(value)
                .replace('-', '\u2212');
    }
}
