package dev.streamgauge.engine.spark.job;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A line {@code f0,f1,...,fn;label} of numbers (seed 002, data format). */
final class FeatureLine {

    /** A longer line is refused before its numbers are looked at. */
    static final int MAX_BYTES = 65_536;

    private final byte[] text;
    private final double[] features;

    private FeatureLine(byte[] text, double[] features) {
        this.text = text;
        this.features = features;
    }

    /**
     * Reads a line.
     *
     * @throws MalformedLineException for the first of: empty, too long, no label, and then number by number, the label last:
     *     not a number, not finite
     */
    static FeatureLine parse(byte @Nullable [] text) throws MalformedLineException {
        if (text == null || isBlank(text)) {
            throw new MalformedLineException("empty");
        }
        if (text.length > MAX_BYTES) {
            throw new MalformedLineException("too long");
        }
        int separator = indexOf(text, ';', 0);
        boolean hasBothSides = separator > 0 && separator < text.length - 1;
        if (!hasBothSides || indexOf(text, ';', separator + 1) < text.length) {
            throw new MalformedLineException("no label");
        }
        double[] features = features(text, separator);
        number(text, separator + 1, text.length);
        return new FeatureLine(text, features);
    }

    private static double[] features(byte[] text, int end) throws MalformedLineException {
        double[] features = new double[1 + commas(text, end)];
        int from = 0;
        for (int feature = 0; feature < features.length; feature++) {
            int to = Math.min(indexOf(text, ',', from), end);
            features[feature] = number(text, from, to);
            from = to + 1;
        }
        return features;
    }

    private static double number(byte[] text, int from, int to) throws MalformedLineException {
        double number;
        try {
            number = DecimalText.parse(text, from, to);
        } catch (NumberFormatException e) {
            throw new MalformedLineException("not a number");
        }
        if (!Double.isFinite(number)) {
            throw new MalformedLineException("not finite");
        }
        return number;
    }

    /** Whether there is nothing but white space. Nearly every line shows by its first byte that it is not. */
    static boolean isBlank(byte[] text) {
        boolean beginsWithAsciiInk = text.length > 0 && text[0] > ' ';
        return !beginsWithAsciiInk && new String(text, StandardCharsets.UTF_8).isBlank();
    }

    /** Where the byte is next, from a position on; the text's length if it is not. */
    private static int indexOf(byte[] text, char what, int from) {
        int at = from;
        while (at < text.length && text[at] != what) {
            at++;
        }
        return at;
    }

    private static int commas(byte[] text, int end) {
        int commas = 0;
        for (int at = 0; at < end; at++) {
            if (text[at] == ',') {
                commas++;
            }
        }
        return commas;
    }

    /** The numbers before the label. */
    double[] features() {
        return features;
    }

    /** {@code features;label;prediction;t1}: the line itself, unchanged, and what was computed from it. */
    byte[] followedBy(double prediction, long computedNanos) {
        byte[] computed = (";" + prediction + ";" + computedNanos).getBytes(StandardCharsets.ISO_8859_1);
        byte[] result = Arrays.copyOf(text, text.length + computed.length);
        System.arraycopy(computed, 0, result, text.length, computed.length);
        return result;
    }
}
