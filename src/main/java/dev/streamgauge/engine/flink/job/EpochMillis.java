package dev.streamgauge.engine.flink.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;

/** Milliseconds since the epoch of a time stamp, in UTC. Flink SQL has only whole seconds. */
public final class EpochMillis extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    /** Of a window's bound. */
    public Long eval(@DataTypeHint("TIMESTAMP(3)") LocalDateTime timestamp) {
        return timestamp.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Of a record's time stamp. */
    public Long eval(@DataTypeHint("TIMESTAMP_LTZ(3)") Instant timestamp) {
        return timestamp.toEpochMilli();
    }
}
