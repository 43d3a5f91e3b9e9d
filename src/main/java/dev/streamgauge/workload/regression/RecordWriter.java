package dev.streamgauge.workload.regression;

import dev.streamgauge.workload.records.Digits;
import org.jspecify.annotations.Nullable;

/**
 * Writes a vector as the text of a record, {@code f0,f1,...;label} (seed 002), each number with exactly six decimals.
 *
 * <p>Allocates nothing once it has met every length: there is one array for each length that occurs, filled anew each time.
 */
final class RecordWriter {

    private static final int DECIMALS = 6;
    private static final long MILLION = 1_000_000;

    /** A sign, any whole number, the point, the decimals, and what stands behind them. */
    private static final int LONGEST_NUMBER = Long.toString(Long.MIN_VALUE).length() + 1 + 1;

    private final byte[] buffer;
    private final byte[] @Nullable [] byLength;

    /** @param features how many features each vector has */
    RecordWriter(int features) {
        buffer = new byte[(features + 1) * LONGEST_NUMBER];
        byLength = new byte[buffer.length + 1][];
    }

    /** The text of the vector that the vectors stand on; valid until the next one is written. */
    byte[] write(LabelledVectors vectors) {
        int length = 0;
        for (int feature = 0; feature < vectors.count(); feature++) {
            length = put(length, vectors.featureMillionths(feature));
            buffer[length++] = ',';
        }
        buffer[length - 1] = ';';
        length = put(length, vectors.labelMillionths());
        byte[] text = byLength[length];
        if (text == null) {
            text = new byte[length];
            byLength[length] = text;
        }
        System.arraycopy(buffer, 0, text, 0, length);
        return text;
    }

    /** Writes a number from a place on, and returns the place after it. */
    private int put(int at, long millionths) {
        int place = at;
        if (millionths < 0) {
            buffer[place++] = '-';
        }
        long magnitude = Math.abs(millionths);
        long whole = magnitude / MILLION;
        place = Digits.put(buffer, place, whole);
        buffer[place] = '.';
        return Digits.put(buffer, place + 1, magnitude - whole * MILLION, DECIMALS);
    }
}
