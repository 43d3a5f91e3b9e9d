package dev.streamgauge.workload.regression;

import dev.streamgauge.workload.RecordOracle;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;
import org.jspecify.annotations.Nullable;

/**
 * What must come out for each record: its own text, then {@code ;prediction;computed}. Shares nothing with the jobs; any thread
 * may ask.
 */
final class RegressionOracle implements RecordOracle {

    /** How far an engine's prediction may be from the oracle's: what the order of summing can cost, and much more (B1). */
    private static final double TOLERANCE = 1e-9;

    private static final int DECIMALS = 6;
    private static final byte SEPARATOR = ';';

    /** The digits of the greatest time. */
    private static final int MOST_DIGITS = Long.toString(Long.MAX_VALUE).length();

    private final RegressionRecords records;
    private final LinearModel model;

    /** @param records what stands at each position; read by this oracle alone */
    RegressionOracle(RegressionRecords records, LinearModel model) {
        this.records = records;
        this.model = model;
    }

    @Override
    public @Nullable String malformed(long index) {
        Malformed malformed = records.malformed(index);
        return malformed == null ? null : malformed.reason();
    }

    @Override
    public long computedNanos(byte[] value) {
        int from = ArrayUtils.lastIndexOf(value, SEPARATOR) + 1;
        int digits = value.length - from;
        if (from == 0 || digits == 0 || digits > MOST_DIGITS) {
            return UNKNOWN;
        }
        long nanos = 0;
        for (int at = from; at < value.length; at++) {
            if (value[at] < '0' || value[at] > '9') {
                return UNKNOWN;
            }
            nanos = 10 * nanos + value[at] - '0';
        }
        return nanos < 0 ? UNKNOWN : nanos; // so many digits can be too many by one bit at most
    }

    @Override
    public synchronized boolean admits(long index, byte[] value) {
        if (index < 0 || malformed(index) != null || computedNanos(value) == UNKNOWN) {
            return false;
        }
        byte[] record = records.wellFormed(index);
        int from = record.length + 1;
        int to = ArrayUtils.lastIndexOf(value, SEPARATOR);
        return from < to
                && Arrays.equals(value, 0, record.length, record, 0, record.length)
                && value[record.length] == SEPARATOR
                && isPrediction(index, RecordText.text(Arrays.copyOfRange(value, from, to)));
    }

    private boolean isPrediction(long index, String figure) {
        try {
            return Math.abs(Double.parseDouble(figure) - expected(index)) <= TOLERANCE;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private double expected(long index) {
        return model.predict(records.features(index));
    }

    /**
     * A prediction that is right is written as the oracle's, to six decimals: rounding an engine's own would tell apart what
     * differs in the last digit, wherever a mean of six decimals lies half-way between two of them.
     */
    @Override
    public synchronized String canonicalResult(long index, byte[] value) {
        if (!admits(index, value)) {
            return RecordText.canonicalLine(index, withoutTime(value));
        }
        BigDecimal prediction = BigDecimal.valueOf(Math.round(expected(index) * LabelledVectors.MILLION), DECIMALS);
        return RecordText.canonicalLine(index, records.wellFormed(index)) + ";" + prediction.toPlainString();
    }

    private byte[] withoutTime(byte[] value) {
        return computedNanos(value) == UNKNOWN ? value : Arrays.copyOf(value, ArrayUtils.lastIndexOf(value, SEPARATOR));
    }

    @Override
    public Map<String, String> jobParameters() {
        return model.jobParameters();
    }

    @Override
    public Map<String, Double> model() {
        return model.figures();
    }
}
