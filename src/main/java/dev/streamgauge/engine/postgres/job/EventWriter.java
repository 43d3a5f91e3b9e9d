package dev.streamgauge.engine.postgres.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings rows into the table of events, in the connection's transaction. For one thread. */
interface EventWriter {

    /** The columns, in the order in which both writers give them. */
    String COLUMNS =
            "user_id, page_id, ad_id, ad_type, event_type, event_time, producer_timestamp_ns, ip_address, input_appended,"
                    + " kafka_partition, kafka_offset";

    /** The writer of that name: {@code copy} or {@code batches}. */
    static EventWriter named(String name) {
        return switch (name) {
            case "copy" -> new CopyWriter();
            case "batches" -> new BatchWriter();
            default -> throw new IllegalArgumentException("write=" + name);
        };
    }

    /** Writes the rows; none if there are none. */
    void write(Connection connection, List<AdEvent> events) throws SQLException;
}
