package dev.streamgauge.engine.flink.job;

import org.apache.flink.table.functions.ScalarFunction;

/** Nanoseconds since the epoch at which the row is computed. */
public final class NowNanos extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    /** Read anew for each row. */
    public Long eval() {
        return EpochNanos.now();
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
