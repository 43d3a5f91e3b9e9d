package dev.streamgauge.engine.postgres.job;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings the events of some partitions into the table.
 *
 * <p>Rows, and how far their partitions have been read, are written in one transaction: whatever is killed, the table holds
 * each record once, and reading goes on behind the last one that it holds.
 */
final class Ingester extends Worker {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final List<Integer> partitions;
    private final EventWriter writer;
    private final Duration idleTimeout;
    private final EventReader reader = new EventReader();
    private final Map<Integer, Silence> silences = new TreeMap<>();

    /**
     * An ingester.
     *
     * @param consumer reads no partition yet; this thread's own from now on
     * @param topic what it reads
     * @param partitions which of its partitions
     * @param idleTimeout after which a partition that has nothing more to read holds no watermark back
     */
    Ingester(
            String name,
            String url,
            Consumer<byte[], byte[]> consumer,
            String topic,
            List<Integer> partitions,
            EventWriter writer,
            Duration idleTimeout) {
        super(name, url);
        this.consumer = consumer;
        this.topic = topic;
        this.partitions = List.copyOf(partitions);
        this.writer = writer;
        this.idleTimeout = idleTimeout;
    }

    /** How long a partition has been silent, and whether the table knows. */
    private static final class Silence {

        private long sinceNanos = System.nanoTime();
        private boolean told;
    }

    @Override
    void work(Connection connection) throws SQLException {
        goToWhereTheTableEnds(connection);
        for (boolean first = true; ; first = false) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (first) {
                long pid = ProcessHandle.current().pid();
                update(
                        connection,
                        "UPDATE ingestion SET reader_pid = " + pid + " WHERE kafka_partition = ANY (?)",
                        partitions);
                connection.commit();
            }
            if (!records.isEmpty()) {
                ingest(connection, records);
            }
            tellSilences(connection);
            connection.commit();
        }
    }

    /** If an ingester that has been killed still commits, this waits until that is over: it holds the rows that are updated. */
    private void goToWhereTheTableEnds(Connection connection) throws SQLException {
        consumer.assign(partitions.stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList());
        update(
                connection,
                "INSERT INTO ingestion (kafka_partition) SELECT unnest(?) ON CONFLICT (kafka_partition) DO NOTHING",
                partitions);
        update(connection, "UPDATE ingestion SET idle = false WHERE kafka_partition = ANY (?)", partitions);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT next_offset FROM ingestion WHERE kafka_partition = ?")) {
            for (int partition : partitions) {
                select.setInt(1, partition);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    consumer.seek(new TopicPartition(topic, partition), row.getLong(1));
                }
                silences.put(partition, new Silence());
            }
        }
        connection.commit();
    }

    /** Progress first: its row is locked until the commit, so that of two ingesters one sees that the other was faster. */
    private void ingest(Connection connection, ConsumerRecords<byte[], byte[]> records) throws SQLException {
        List<AdEvent> events = new ArrayList<>(records.count());
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> ofPartition = records.records(partition);
            long latestMs = Long.MIN_VALUE;
            int before = events.size();
            for (ConsumerRecord<byte[], byte[]> record : ofPartition) {
                AdEvent event = reader.read(record);
                if (event != null) {
                    events.add(event);
                    latestMs = Math.max(latestMs, event.eventTimeMs());
                }
            }
            advance(connection, ofPartition, events.size() - before, latestMs);
            silences.put(partition.partition(), new Silence());
        }
        writer.write(connection, events);
    }

    private void advance(
            Connection connection, List<ConsumerRecord<byte[], byte[]>> records, int wellFormed, long latestMs)
            throws SQLException {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE ingestion
                SET next_offset = ?,
                    records = records + ?,
                    malformed = malformed + ?,
                    max_event_time = CASE WHEN ? THEN greatest(max_event_time, to_timestamp(? / 1000.0))
                                          ELSE max_event_time END,
                    idle = false
                WHERE kafka_partition = ? AND next_offset <= ?
                """)) {
            update.setLong(1, records.get(records.size() - 1).offset() + 1);
            update.setInt(2, records.size());
            update.setInt(3, records.size() - wellFormed);
            update.setBoolean(4, wellFormed > 0);
            update.setLong(5, latestMs);
            update.setInt(6, first.partition());
            update.setLong(7, first.offset());
            if (update.executeUpdate() != 1) {
                throw new SQLException(
                        "Another ingester has brought in partition %d beyond offset %d"
                                .formatted(first.partition(), first.offset()),
                        "40001");
            }
        }
    }

    /** A partition that still has something to read is not silent, however long that takes. */
    private void tellSilences(Connection connection) throws SQLException {
        long now = System.nanoTime();
        List<Integer> silent = new ArrayList<>();
        silences.forEach((partition, silence) -> {
            if (!silence.told
                    && now - silence.sinceNanos > idleTimeout.toNanos()
                    && consumer.currentLag(new TopicPartition(topic, partition)).orElse(1) == 0) {
                silence.told = true;
                silent.add(partition);
            }
        });
        if (!silent.isEmpty()) {
            update(connection, "UPDATE ingestion SET idle = true WHERE kafka_partition = ANY (?)", silent);
        }
    }

    private static void update(Connection connection, String sql, List<Integer> partitions) throws SQLException {
        Array array = connection.createArrayOf("integer", partitions.toArray());
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, array);
            update.executeUpdate();
        } finally {
            array.free();
        }
    }
}
