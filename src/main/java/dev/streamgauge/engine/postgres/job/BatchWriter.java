package dev.streamgauge.engine.postgres.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Batches of {@code INSERT}, which the driver rewrites to statements of many rows. */
final class BatchWriter implements EventWriter {

    private static final String INSERT =
            "INSERT INTO events (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Override
    public void write(Connection connection, List<AdEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AdEvent event : events) {
                insert.setString(1, event.userId());
                insert.setString(2, event.pageId());
                insert.setString(3, event.adId());
                insert.setString(4, event.adType());
                insert.setString(5, event.eventType());
                insert.setObject(6, time(event.eventTimeMs()));
                insert.setLong(7, event.producerTimestampNs());
                insert.setString(8, event.ipAddress());
                insert.setObject(9, time(event.inputAppendedMs()));
                insert.setInt(10, event.partition());
                insert.setLong(11, event.offset());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static OffsetDateTime time(long epochMillis) {
        return OffsetDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
    }
}
