package dev.streamgauge.probe;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.jspecify.annotations.Nullable;

/** Watches a topic of results on a thread of its own, stamps each one as it is seen, and hands it to who takes account of it. */
public final class ResultProbe implements AutoCloseable {

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(60);

    private final TopicTail tail;
    private final Reader reader;
    private final GrowingList<String> unreadable = new GrowingList<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    /** Takes account of results, on the probe's thread. */
    @FunctionalInterface
    public interface Reader {

        /**
         * One result. Must be quick: the next one waits.
         *
         * @param result as it came
         * @param seenNanos when it had come, epoch
         * @throws UnreadableResultException if it is no result; says why
         */
        void see(ConsumerRecord<byte[], byte[]> result, long seenNanos) throws UnreadableResultException;
    }

    private ResultProbe(String bootstrapServers, String topic, IsolationLevel isolation, Reader reader) {
        this.tail = new TopicTail(bootstrapServers, topic, isolation);
        this.reader = reader;
        this.thread = new Thread(this::run, "streamgauge-probe");
        this.thread.setDaemon(true);
    }

    /** Starts watching a topic from its beginning. */
    public static ResultProbe start(String bootstrapServers, String topic, Reader reader) {
        return start(bootstrapServers, topic, IsolationLevel.READ_UNCOMMITTED, reader);
    }

    /** Starts watching what a topic holds, or what is committed of it, from its beginning. */
    public static ResultProbe start(String bootstrapServers, String topic, IsolationLevel isolation, Reader reader) {
        ResultProbe probe = new ResultProbe(bootstrapServers, topic, isolation, reader);
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

    private void see(ConsumerRecord<byte[], byte[]> result, long seenNanos) {
        try {
            reader.see(result, seenNanos);
        } catch (UnreadableResultException e) {
            unreadable.add("result at partition %d, offset %d: %s"
                    .formatted(result.partition(), result.offset(), e.getMessage()));
        }
    }

    /** What could not be read as a result, and why. */
    public List<String> unreadable() {
        return unreadable.soFar();
    }

    /** Why watching broke off, or null. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Has it read what the topic holds by now, and stop then. {@link #close()} waits for that. */
    public void finish() {
        stopped = true;
    }

    /** Reads what the topic holds by now, then stops; gives up after a while, which is a {@link #failure()}. */
    @Override
    public void close() {
        finish();
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
