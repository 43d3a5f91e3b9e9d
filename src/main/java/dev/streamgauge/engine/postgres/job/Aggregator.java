package dev.streamgauge.engine.postgres.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Closes windows: looks again and again how far the partitions have come, and has the database compute the windows that end
 * before the watermark.
 *
 * <p>The watermark is the least of the partitions' latest event times, less the delay; a partition that is silent does not
 * count, and as long as one that is not has had no event there is none. When all are silent it is the greatest, as Flink has it:
 * an aggregator that comes late may never have seen them otherwise. A window is computed in the transaction that closes
 * it, by campaign if the job is told so, and published after that. An ad that is not in {@code mappings} belongs to the campaign
 * {@code unknown}. An event that comes later stays in the table and counts nowhere.
 */
final class Aggregator extends Worker {

    private static final String WATERMARK = """
            SELECT floor(extract(epoch FROM coalesce(min(max_event_time) FILTER (WHERE NOT idle), max(max_event_time))) * 1000)::bigint,
                   coalesce(bool_or(max_event_time IS NULL) FILTER (WHERE NOT idle), max(max_event_time) IS NULL),
                   count(*)
            FROM ingestion
            """;

    /** The clock is read anew for each row, after the row is aggregated. */
    private static final String CLOSE = """
            INSERT INTO ctr_results (window_start_ms, campaign_id, window_end_ms, views, clicks, ctr, latest_kafka_ts_ms, max_producer_ns,
                                     computed_ns)
            SELECT window_start_ms,
                   campaign,
                   window_start_ms + ?,
                   views,
                   clicks,
                   CASE WHEN views > 0 THEN clicks::double precision / views ELSE 0 END,
                   latest_appended_ms,
                   max_producer_ns,
                   (extract(epoch FROM clock_timestamp()) * 1000000000)::bigint
            FROM (
                SELECT round(extract(epoch FROM date_bin(?::interval, event_time, 'epoch')) * 1000)::bigint AS window_start_ms,
                       %s AS campaign,
                       count(*) FILTER (WHERE event_type = 'view') AS views,
                       count(*) FILTER (WHERE event_type = 'click') AS clicks,
                       round(extract(epoch FROM max(input_appended)) * 1000)::bigint AS latest_appended_ms,
                       max(producer_timestamp_ns) AS max_producer_ns
                FROM events %s
                WHERE event_time >= to_timestamp(? / 1000.0) AND event_time < to_timestamp(? / 1000.0)
                GROUP BY window_start_ms, campaign
            ) AS windows
            ORDER BY window_start_ms, campaign
            """;

    private static final String WHOLE = CLOSE.formatted("''", "");

    private static final String BY_CAMPAIGN =
            CLOSE.formatted("coalesce(campaign_id, 'unknown')", "LEFT JOIN mappings USING (ad_id)");

    private static final String TELL = """
            INSERT INTO job_settings (name, value) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value
            """;

    private final Parameters parameters;
    private final String close;
    private final Duration window;
    private final Duration watermarkDelay;
    private final int partitions;
    private final Duration pollInterval;
    private final Outbox outbox;

    /**
     * An aggregator.
     *
     * @param parameters what the job was started with: url, windowMs, watermarkDelayMs, grouping, partitions, pollIntervalMs; all of
     *     them are told to the table of settings
     */
    Aggregator(Parameters parameters, Outbox outbox) {
        super("aggregator", parameters.text("url"));
        this.parameters = parameters;
        this.close = parameters.text("grouping").equals("campaign") ? BY_CAMPAIGN : WHOLE;
        this.window = parameters.duration("windowMs");
        this.watermarkDelay = parameters.duration("watermarkDelayMs");
        this.partitions = parameters.count("partitions");
        this.pollInterval = parameters.duration("pollIntervalMs");
        this.outbox = outbox;
    }

    @Override
    void work(Connection connection) throws SQLException {
        outbox.goThroughWhatWasLeft(connection);
        long closedBefore = closedBefore(connection);
        tellThatItWorks(connection);
        long next = System.nanoTime();
        while (true) {
            next = Math.max(next + pollInterval.toNanos(), System.nanoTime());
            awaitNanoTime(next);
            OptionalLong watermark = watermark(connection);
            if (watermark.isEmpty()) {
                continue;
            }
            long complete = Math.floorDiv(watermark.getAsLong(), window.toMillis()) * window.toMillis();
            if (complete > closedBefore) {
                close(connection, closedBefore, complete);
                closedBefore = complete;
                outbox.publish(connection);
            }
        }
    }

    private void tellThatItWorks(Connection connection) throws SQLException {
        Map<String, String> told = new TreeMap<>(parameters.values());
        told.put("pid", Long.toString(ProcessHandle.current().pid()));
        try (PreparedStatement tell = connection.prepareStatement(TELL)) {
            for (Map.Entry<String, String> setting : told.entrySet()) {
                tell.setString(1, setting.getKey());
                tell.setString(2, setting.getValue());
                tell.addBatch();
            }
            tell.executeBatch();
        }
        connection.commit();
    }

    private static void awaitNanoTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static long closedBefore(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT closed_before_ms FROM aggregation");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } finally {
            connection.commit();
        }
    }

    /** In milliseconds since the epoch; empty if there is none, also if not every partition has an ingester yet. */
    private OptionalLong watermark(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WATERMARK);
                ResultSet row = select.executeQuery()) {
            row.next();
            boolean none = row.getBoolean(2) || row.getInt(3) < partitions;
            return none ? OptionalLong.empty() : OptionalLong.of(row.getLong(1) - watermarkDelay.toMillis());
        } finally {
            connection.commit();
        }
    }

    private void close(Connection connection, long from, long before) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(
                        "UPDATE aggregation SET closed_before_ms = ? WHERE closed_before_ms = ?");
                PreparedStatement insert = connection.prepareStatement(close)) {
            move.setLong(1, before);
            move.setLong(2, from);
            if (move.executeUpdate() != 1) {
                throw new SQLException("Another aggregator has closed the windows from " + from, "40001");
            }
            insert.setLong(1, window.toMillis());
            insert.setString(2, window.toMillis() + " milliseconds");
            insert.setLong(3, from);
            insert.setLong(4, before);
            insert.executeUpdate();
        }
        connection.commit();
    }
}
