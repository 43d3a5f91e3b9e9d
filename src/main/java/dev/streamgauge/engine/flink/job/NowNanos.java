package dev.streamgauge.engine.flink.job;

import java.time.Instant;
import org.apache.flink.table.functions.ScalarFunction;

/** Nanoseconds since the epoch at which the row is computed. */
public final class NowNanos extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    /** Read anew for each row. */
    public Long eval() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
