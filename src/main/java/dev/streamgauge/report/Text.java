package dev.streamgauge.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/** How values are written on a page; what does not apply is an em dash. */
final class Text {

    static final String NONE = "—";

    private static final double SMALLEST_WRITTEN_OUT = 1e-4;

    private Text() {}

    static String milliseconds(@Nullable Double value) {
        return value == null ? NONE : format("#,##0.0", value);
    }

    /** Milliseconds as seconds, to a tenth; below ten seconds to a hundredth. */
    static String seconds(double milliseconds) {
        return format(Math.abs(milliseconds) < 9_995 ? "0.00" : "#,##0.0", milliseconds / 1e3);
    }

    static String count(long value) {
        return format("#,##0", (double) value);
    }

    /** A number with no more decimals than it needs, at most one. */
    static String brief(double value) {
        return format("#,##0.#", value);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A number of any size with three significant digits, or all digits of its whole part. */
    static String figures(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return format("#,##0", value);
        }
        if (size >= SMALLEST_WRITTEN_OUT || value == 0) {
            double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
            return format("0.######", rounded);
        }
        return format("0.0E0", value).replace("E", "e");
    }

    static String figures(@Nullable Double value) {
        return value == null ? NONE : figures(value.doubleValue());
    }

    /** A number with nine significant digits, for what differs in its last ones. */
    static String precise(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros();
        String text = rounded.signum() == 0 || Math.abs(value) >= SMALLEST_WRITTEN_OUT
                ? rounded.toPlainString()
                : rounded.toString().replace("E", "e");
        return text.replace('-', '\u2212');
    }

    static String cores(double value) {
        return format("0.00", value);
    }

    /** A share of 1 as a percentage. */
    static String percent(@Nullable Double share) {
        if (share == null) {
            return NONE;
        }
        return format(Math.abs(share) < 0.01 ? "0.00 '%'" : "0.0 '%'", 100 * share);
    }

    /** The text as HTML shows it. */
    static String html(@Nullable String text) {
        return text == null ? NONE : StringEscapeUtils.escapeHtml4(text).replace("'", "&#39;");
    }

    private static String format(String pattern, double value) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
        return format.format(value).replace('-', '\u2212');
    }
}
