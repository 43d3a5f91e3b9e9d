package dev.streamgauge.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/** How values are written on a page; what does not apply is an em dash. */
final class Text {

    static final String NONE = "—";

    private Text() {}

    static String milliseconds(@Nullable Double value) {
        return value == null ? NONE : format("#,##0.0", value);
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

    /** The text as HTML shows it. */
    static String html(@Nullable String text) {
        return text == null ? NONE : StringEscapeUtils.escapeHtml4(text).replace("'", "&#39;");
    }

    private static String format(String pattern, double value) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
        return format.format(value).replace('-', '\u2212');
    }
}
