package dev.streamgauge.workload.regression;

import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.records.RecordText;
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

    private final RegressionRecords records;
    private final LinearModel model;

    /** @param records what stands at each position; read by this oracle alone */
    RegressionOracle(RegressionRecords records, LinearModel model) {
        this.records = records;
        this.model = model;
    }

    @Override
    public @Nullable String malformed(long index) {
        Malformed flaw = records.flaw(index);
        return flaw == null ? null : flaw.reason();
    }

    @Override
    public long computedNanos(byte[] value) {
        int separator = ArrayUtils.lastIndexOf(value, SEPARATOR);
        return separator < 0 ? UNKNOWN : RecordText.number(value, separator + 1, value.length);
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
