package dev.streamgauge.workload.own;

import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.ResultOracle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each event must have a result, which the user's oracle holds against the event; without one, any result is right. What of a
 * result is a time is not known, so it tells none, and results cannot be compared without their times.
 */
final class OwnJobOracle implements RecordOracle {

    private final @Nullable ResultOracle oracle;

    OwnJobOracle(@Nullable ResultOracle oracle) {
        this.oracle = oracle;
    }

    @Override
    public @Nullable String malformed(long index) {
        return null;
    }

    @Override
    public long computedNanos(byte[] value) {
        return UNKNOWN;
    }

    @Override
    public boolean tellsWhenComputed() {
        return false;
    }

    @Override
    public boolean looksAtEvents() {
        return oracle != null;
    }

    @Override
    public boolean admits(long index, byte[] value) {
        return true;
    }

    @Override
    public @Nullable String fault(long index, byte[] event, byte[] value) {
        return oracle == null ? null : oracle.fault(event, value).orElse(null);
    }

    @Override
    public @Nullable String canonicalResult(long index, byte[] value) {
        return null;
    }

    @Override
    public Map<String, String> jobParameters() {
        return Map.of();
    }

    @Override
    public Map<String, Double> model() {
        return Map.of();
    }
}
