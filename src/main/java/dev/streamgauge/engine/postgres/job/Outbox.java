package dev.streamgauge.engine.postgres.job;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Publishes the windows of the table of results that have not been published, and notes that they have been.
 *
 * <p>Between the two a process can die. So whoever takes over first reads the result topic, where a window's key is its start
 * and its campaign, and notes those that are there already: each is published once, unless the broker still appends what a killed process sent it
 * while its successor has already read the topic.
 */
final class Outbox {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Producer<byte[], byte[]> producer;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final String topic;

    /**
     * An outbox.
     *
     * @param producer acknowledges when a record is appended
     * @param consumers makes a consumer, which reads no partition yet
     * @param topic where windows are published
     */
    Outbox(Producer<byte[], byte[]> producer, Supplier<Consumer<byte[], byte[]>> consumers, String topic) {
        this.producer = producer;
        this.consumers = consumers;
        this.topic = topic;
    }

    /**
     * What tells the windows in the topic apart.
     *
     * @param campaign empty for a window that is not split
     */
    private record Key(long windowStartMs, String campaign) {

        private static final String SEPARATOR = "|";

        static Key of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            return new Key(Long.parseLong(text.substring(0, separator)), text.substring(separator + 1));
        }

        byte[] bytes() {
            return utf8(windowStartMs + SEPARATOR + campaign);
        }
    }

    /** What an earlier life of the job closed, and maybe published. */
    void goThroughWhatWasLeft(Connection connection) throws SQLException {
        List<Key> unpublished = new ArrayList<>(unpublished(connection).keySet());
        if (!unpublished.isEmpty()) {
            Set<Key> inTopic = inTopic();
            unpublished.retainAll(inTopic);
            note(connection, unpublished);
            publish(connection);
        }
    }

    /** Publishes in the order of the windows; returns when the broker has all of them and the table knows. */
    void publish(Connection connection) throws SQLException {
        Map<Key, String> windows = unpublished(connection);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        windows.forEach((key, json) -> sent.add(producer.send(new ProducerRecord<>(topic, key.bytes(), utf8(json)))));
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            awaitAppended(each);
        }
        note(connection, List.copyOf(windows.keySet()));
    }

    private static void awaitAppended(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A window could not be published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing", e);
        }
    }

    /** JSON, in order. */
    private static Map<Key, String> unpublished(Connection connection) throws SQLException {
        Map<Key, String> windows = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT * FROM ctr_results WHERE NOT published ORDER BY window_start_ms, campaign_id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                windows.put(new Key(row.getLong("window_start_ms"), row.getString("campaign_id")), json(row));
            }
        } finally {
            connection.commit();
        }
        return windows;
    }

    private static String json(ResultSet row) throws SQLException {
        String campaign = row.getString("campaign_id");
        return String.format(
                Locale.ROOT,
                "{\"window_start_ms\":%d,\"window_end_ms\":%d,%s\"views\":%d,\"clicks\":%d,\"ctr\":%s,\"latest_kafka_ts_ms\":%d,"
                        + "\"max_producer_ns\":%d,\"computed_ns\":%d}",
                row.getLong("window_start_ms"),
                row.getLong("window_end_ms"),
                campaign.isEmpty() ? "" : "\"campaign_id\":\"" + campaign + "\",",
                row.getLong("views"),
                row.getLong("clicks"),
                row.getDouble("ctr"),
                row.getLong("latest_kafka_ts_ms"),
                row.getLong("max_producer_ns"),
                row.getLong("computed_ns"));
    }

    private static void note(Connection connection, List<Key> published) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE ctr_results SET published = true WHERE window_start_ms = ? AND campaign_id = ?")) {
            for (Key key : published) {
                update.setLong(1, key.windowStartMs());
                update.setString(2, key.campaign());
                update.addBatch();
            }
            update.executeBatch();
        }
        connection.commit();
    }

    /** The keys of all windows in the topic by now. */
    private Set<Key> inTopic() {
        Set<Key> keys = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> keys.add(Key.of(record.key())));
            }
        }
        return keys;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
