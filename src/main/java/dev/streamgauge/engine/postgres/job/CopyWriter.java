package dev.streamgauge.engine.postgres.job;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * {@code COPY}, in its binary form: the server parses nothing (PostgreSQL 17 documentation, COPY, "Binary Format").
 */
final class CopyWriter implements EventWriter {

    private static final String COPY = "COPY events (" + COLUMNS + ") FROM STDIN (FORMAT binary)";
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FIELDS = 11;

    /** Postgres counts microseconds from the year 2000. */
    private static final long YEAR_2000_MS = 946_684_800_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);

    @Override
    public void write(Connection connection, List<AdEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        bytes.reset();
        try (DataOutputStream rows = new DataOutputStream(bytes)) {
            rows.write(SIGNATURE);
            rows.writeInt(0);
            rows.writeInt(0);
            for (AdEvent event : events) {
                row(rows, event);
            }
            rows.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException("A buffer in memory refuses bytes", e);
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
        copy.endCopy();
    }

    private static void row(DataOutputStream rows, AdEvent event) throws IOException {
        rows.writeShort(FIELDS);
        text(rows, event.userId());
        text(rows, event.pageId());
        text(rows, event.adId());
        text(rows, event.adType());
        text(rows, event.eventType());
        number(rows, micros(event.eventTimeMs()));
        number(rows, event.producerTimestampNs());
        text(rows, event.ipAddress());
        number(rows, micros(event.inputAppendedMs()));
        rows.writeInt(Integer.BYTES);
        rows.writeInt(event.partition());
        number(rows, event.offset());
    }

    private static void text(DataOutputStream rows, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        rows.writeInt(utf8.length);
        rows.write(utf8);
    }

    private static void number(DataOutputStream rows, long number) throws IOException {
        rows.writeInt(Long.BYTES);
        rows.writeLong(number);
    }

    private static long micros(long epochMillis) {
        return (epochMillis - YEAR_2000_MS) * 1_000;
    }
}
