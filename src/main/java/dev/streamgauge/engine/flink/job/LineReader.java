package dev.streamgauge.engine.flink.job;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines {@code f0,f1,...,fn;label} one after another, and holds the features of the last one. For one thread. */
final class LineReader {

    /** A longer line is not read. */
    static final int LONGEST_BYTES = 65_536;

    private final LinearModel model;
    private double[] features = new double[16];
    private int count;

    /** For lines with as many features as the model takes. */
    LineReader(LinearModel model) {
        this.model = model;
    }

    /** Reads a line; returns the first thing that is wrong with it, or null. */
    @Nullable
    Malformed read(byte @Nullable [] line) {
        if (line == null || Malformed.empty(line)) {
            return Malformed.EMPTY;
        }
        if (line.length > LONGEST_BYTES) {
            return Malformed.TOO_LONG;
        }
        int semicolon = indexOf(';', line, 0, line.length);
        boolean several = indexOf(';', line, semicolon + 1, line.length) < line.length;
        if (several || semicolon == 0 || semicolon >= line.length - 1) {
            return Malformed.NO_LABEL;
        }
        Malformed malformed = readNumbers(line, semicolon);
        if (malformed != null) {
            return malformed;
        }
        return model.takes(count) ? null : Malformed.WRONG_NUMBER_OF_FEATURES;
    }

    private @Nullable Malformed readNumbers(byte[] line, int semicolon) {
        count = 0;
        try {
            for (int from = 0; from <= semicolon; ) {
                int to = indexOf(',', line, from, semicolon);
                double feature = Decimal.parse(line, from, to);
                if (!Double.isFinite(feature)) {
                    return Malformed.NOT_FINITE;
                }
                add(feature);
                from = to + 1;
            }
            double label = Decimal.parse(line, semicolon + 1, line.length);
            return Double.isFinite(label) ? null : Malformed.NOT_FINITE;
        } catch (NumberFormatException e) {
            return Malformed.NOT_A_NUMBER;
        }
    }

    private void add(double feature) {
        if (count == features.length) {
            features = Arrays.copyOf(features, 2 * count);
        }
        features[count++] = feature;
    }

    /** Where the character stands first, or the end. */
    private static int indexOf(char character, byte[] line, int from, int end) {
        int at = from;
        while (at < end && line[at] != character) {
            at++;
        }
        return at;
    }

    /** The model's prediction for the line that was read last and found right. */
    double prediction() {
        return model.predict(features, count);
    }
}
