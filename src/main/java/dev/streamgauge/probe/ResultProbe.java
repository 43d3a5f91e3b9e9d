package dev.streamgauge.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.process.WallClock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Watches the result topic on a thread of its own, stamps each result as it is seen, and keeps all of them. */
public final class ResultProbe implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TopicTail tail;
    private final Consumer<ResultRow> listener;
    private final List<ResultRow> results = new CopyOnWriteArrayList<>();
    private final List<String> unreadable = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable RuntimeException failure;

    private ResultProbe(String bootstrapServers, String topic, Consumer<ResultRow> listener) {
        this.tail = new TopicTail(bootstrapServers, topic);
        this.listener = listener;
        this.thread = new Thread(this::run, "streamgauge-probe");
        this.thread.setDaemon(true);
    }

    /**
     * Starts watching.
     *
     * @param listener told of every result on the probe's thread, after it was stamped; must be quick
     */
    public static ResultProbe start(String bootstrapServers, String topic, Consumer<ResultRow> listener) {
        ResultProbe probe = new ResultProbe(bootstrapServers, topic, listener);
        probe.thread.start();
        return probe;
    }

    private void run() {
        try (tail) {
            while (!stopped) {
                tail.poll(this::see);
            }
            tail.readToEnd(this::see);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> message) {
        long seenNanos = WallClock.epochNanos();
        try {
            JsonNode result = JSON.readTree(message.value());
            ResultRow row = new ResultRow(
                    message.partition(),
                    message.offset(),
                    message.timestamp(),
                    seenNanos,
                    number(result, "window_start_ms").longValue(),
                    number(result, "window_end_ms").longValue(),
                    number(result, "views").longValue(),
                    number(result, "clicks").longValue(),
                    number(result, "ctr").doubleValue(),
                    number(result, "latest_kafka_ts_ms").longValue(),
                    number(result, "max_producer_ns").longValue(),
                    number(result, "computed_ns").longValue());
            results.add(row);
            listener.accept(row);
        } catch (IOException | IllegalArgumentException e) {
            unreadable.add("result at partition %d, offset %d: %s"
                    .formatted(message.partition(), message.offset(), e.getMessage()));
        }
    }

    private static JsonNode number(JsonNode result, String field) {
        JsonNode value = result.path(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("no number in field " + field + " of " + result);
        }
        return value;
    }

    /** Every result so far, in the order in which they were seen. */
    public List<ResultRow> results() {
        return List.copyOf(results);
    }

    /** What could not be read as a result, and why. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /** Why watching broke off, or null. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    /** Reads what the topic holds by now, then stops. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
