package dev.streamgauge.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.process.WallClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Watches the result topic on a thread of its own, stamps each result as it is seen, and keeps all of them. */
public final class ResultProbe implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(60);

    private final TopicTail tail;
    private final Consumer<ResultRow> listener;
    private final List<ResultRow> results = new CopyOnWriteArrayList<>();
    private final List<String> unreadable = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

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
        } catch (Throwable e) {
            failure = e;
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> message) {
        long seenNanos = WallClock.epochNanos();
        ResultRow row;
        try {
            row = parse(message, seenNanos);
        } catch (IOException | IllegalArgumentException e) {
            unreadable.add("result at partition %d, offset %d: %s"
                    .formatted(message.partition(), message.offset(), e.getMessage()));
            return;
        }
        results.add(row);
        listener.accept(row);
    }

    private static ResultRow parse(ConsumerRecord<byte[], byte[]> message, long seenNanos) throws IOException {
        if (message.value() == null) {
            throw new IllegalArgumentException("no value");
        }
        JsonNode result = JSON.readTree(message.value());
        return new ResultRow(
                message.partition(),
                message.offset(),
                message.timestamp(),
                seenNanos,
                whole(result, "window_start_ms"),
                whole(result, "window_end_ms"),
                whole(result, "views"),
                whole(result, "clicks"),
                number(result, "ctr").doubleValue(),
                whole(result, "latest_kafka_ts_ms"),
                whole(result, "max_producer_ns"),
                whole(result, "computed_ns"));
    }

    private static long whole(JsonNode result, String field) {
        JsonNode value = number(result, field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no whole number in field " + field + " of " + result);
        }
        return value.longValue();
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
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Reads what the topic holds by now, then stops; gives up after a while, which is a {@link #failure()}. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(CLOSE_DEADLINE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive() && failure == null) {
            failure = new IllegalStateException(
                    "The rest of the result topic could not be read in %d s".formatted(CLOSE_DEADLINE.toSeconds()));
        }
    }
}
