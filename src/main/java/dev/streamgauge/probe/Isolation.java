package dev.streamgauge.probe;

import java.util.Locale;
import org.apache.kafka.common.IsolationLevel;

/** Which records of a topic a reader sees. */
public enum Isolation {
    /** All, whatever becomes of the transaction that they belong to. */
    UNCOMMITTED(IsolationLevel.READ_UNCOMMITTED),
    /**
     * Those whose transaction was committed, and those that belong to none. The topic ends before the first record of a
     * transaction that is still open.
     */
    COMMITTED(IsolationLevel.READ_COMMITTED);

    private final IsolationLevel level;

    Isolation(IsolationLevel level) {
        this.level = level;
    }

    /** As Kafka's consumers take it. */
    String setting() {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
