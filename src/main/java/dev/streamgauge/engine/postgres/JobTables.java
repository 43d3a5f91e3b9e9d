package dev.streamgauge.engine.postgres;

import dev.streamgauge.evidence.Manifest.EngineFigures;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the job's tables say of it. Each question has a connection of its own, so that any thread may ask. */
final class JobTables {

    private final String url;

    /**
     * The tables of a database.
     *
     * @param url the database
     * @param patience how long to wait for an answer
     */
    JobTables(String url, Duration patience) {
        this.url = "%s&connectTimeout=%2$d&socketTimeout=%2$d".formatted(url, patience.toSeconds());
    }

    /** Reads the answer's row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T ask(String sql, Row<T> answer) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement question = connection.prepareStatement(sql);
                ResultSet row = question.executeQuery()) {
            row.next();
            return answer.read(row);
        }
    }

    /** How many partitions a process reads; none as long as it does not aggregate either, or the database does not answer. */
    int partitionsReadBy(long pid) {
        String read =
                """
                SELECT count(*) FROM ingestion, job_settings WHERE reader_pid = %1$d AND name = 'pid' AND value = '%1$d'
                """;
        try {
            return ask(read.formatted(pid), row -> row.getInt(1));
        } catch (SQLException silent) {
            return 0;
        }
    }

    /** Records that have been brought in or counted as malformed; empty if the database does not answer. */
    OptionalLong records() {
        try {
            return OptionalLong.of(ask("SELECT coalesce(sum(records), 0) FROM ingestion", row -> row.getLong(1)));
        } catch (SQLException silent) {
            return OptionalLong.empty();
        }
    }

    /** What the job was started with, and the server's own durability settings. */
    Map<String, String> settings() throws SQLException {
        String settings = """
                SELECT name, value FROM job_settings
                UNION ALL
                SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')
                """;
        return ask(settings, row -> {
            Map<String, String> told = new LinkedHashMap<>();
            do {
                told.put(row.getString(1), row.getString(2));
            } while (row.next());
            return told;
        });
    }

    /** Events that were dropped late are in the table, before where windows are closed, but in no window. */
    EngineFigures figures() throws SQLException {
        String figures = """
                SELECT (SELECT coalesce(sum(records), 0) FROM ingestion),
                       (SELECT coalesce(sum(malformed), 0) FROM ingestion),
                       (SELECT count(*) FROM events, aggregation WHERE event_time < to_timestamp(closed_before_ms / 1000.0))
                           - (SELECT coalesce(sum(views + clicks), 0) FROM ctr_results)
                """;
        return ask(figures, row -> new EngineFigures(row.getLong(1), row.getLong(2), row.getLong(3), List.of()));
    }

    /** When the job first noticed a failure, at that instant or later; empty if it did not, or cannot be asked. */
    Optional<Instant> noticedFailure(Instant since) {
        String noticed = "SELECT min(noticed_at) FROM failures WHERE noticed_at >= '%s'".formatted(since);
        try {
            return Optional.ofNullable(ask(noticed, row -> row.getTimestamp(1))).map(Timestamp::toInstant);
        } catch (SQLException silent) {
            return Optional.empty();
        }
    }

    /** The first failure, in the job's words; empty if there was none. */
    Optional<String> firstFailure() throws SQLException {
        String first = """
                SELECT (SELECT format('%s at %s: %s', worker, noticed_at, what) FROM failures ORDER BY noticed_at LIMIT 1)
                """;
        return Optional.ofNullable(ask(first, row -> row.getString(1)));
    }
}
