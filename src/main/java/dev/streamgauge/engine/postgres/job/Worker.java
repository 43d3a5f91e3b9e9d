package dev.streamgauge.engine.postgres.job;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread's work on a connection of its own. When the connection is lost the work begins anew on another one, from what the
 * database holds; what was lost, and when that was noticed, is written to the table of failures.
 */
abstract class Worker implements Runnable {

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(100);

    /** A server that is going down may take a connection and say nothing more. */
    private static final String PATIENCE = "&loginTimeout=5";

    private final String name;
    private final String url;
    private @Nullable Instant noticedAt;
    private String lost = "";

    /**
     * A worker.
     *
     * @param name who it is, for the table of failures
     * @param url the database, for JDBC, with at least one parameter
     */
    Worker(String name, String url) {
        this.name = name;
        this.url = url + PATIENCE;
    }

    /**
     * The work: never ends but by an exception. Commits by itself.
     *
     * @throws SQLException also if another worker has been faster; then the work begins anew
     */
    abstract void work(Connection connection) throws SQLException;

    /** @throws IllegalStateException for what no other connection would mend */
    @Override
    public final void run() {
        while (true) {
            try (Connection connection = DriverManager.getConnection(url)) {
                connection.setAutoCommit(false);
                workOn(connection);
            } catch (SQLException e) {
                if (!passes(e)) {
                    throw new IllegalStateException("The " + name + " cannot go on", e);
                }
                if (noticedAt == null) {
                    noticedAt = Instant.now();
                    lost = String.valueOf(e.getMessage());
                    System.out.println("streamgauge lost the database in the " + name + ": " + lost);
                }
                LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
            }
        }
    }

    private void workOn(Connection connection) throws SQLException {
        try {
            noteFailure(connection);
            work(connection);
        } catch (SQLException e) {
            if (!passes(e) && !connection.isValid(1)) {
                throw new SQLException(e.getMessage(), "08006", e);
            }
            throw e;
        }
    }

    /** Connections that fail, a server that goes down or comes up, and a transaction that came second. */
    private static boolean passes(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("40");
    }

    private void noteFailure(Connection connection) throws SQLException {
        if (noticedAt == null) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO failures (noticed_at, worker, what) VALUES (?, ?, ?)")) {
            insert.setObject(1, OffsetDateTime.ofInstant(noticedAt, ZoneOffset.UTC));
            insert.setString(2, name);
            insert.setString(3, lost);
            insert.executeUpdate();
        }
        connection.commit();
        noticedAt = null;
    }
}
