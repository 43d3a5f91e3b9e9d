package dev.streamgauge.probe;

import dev.streamgauge.evidence.ResultRow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Watches the result topic on a thread of its own, stamps each result as it is seen, and keeps all of them. */
public final class ResultProbe implements AutoCloseable {

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(60);

    private final TopicTail tail;
    private final Consumer<ResultRow> listener;
    private final ResultDecoder decoder = new ResultDecoder();
    private final GrowingList<ResultRow> results = new GrowingList<>();
    private final GrowingList<String> unreadable = new GrowingList<>();
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

    private void see(ConsumerRecord<byte[], byte[]> message, long seenNanos) {
        ResultRow row;
        try {
            row = decoder.decode(
                    message.partition(), message.offset(), message.timestamp(), seenNanos, message.value());
        } catch (UnreadableResultException e) {
            unreadable.add("result at partition %d, offset %d: %s"
                    .formatted(message.partition(), message.offset(), e.getMessage()));
            return;
        }
        results.add(row);
        listener.accept(row);
    }

    /** Every result so far, in the order in which they were seen; as cheap to ask for as one of them. */
    public List<ResultRow> results() {
        return results.soFar();
    }

    /** What could not be read as a result, and why. */
    public List<String> unreadable() {
        return unreadable.soFar();
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
