package dev.streamgauge.probe;

import dev.streamgauge.workload.EventStream;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the input topic once, from beginning to end, after the load: what really got there. */
public final class InputReadBack {

    private static final byte[] TOMBSTONE = new byte[0];

    private InputReadBack() {}

    /** Takes the events of the input topic. */
    @FunctionalInterface
    public interface Reader {

        /**
         * One event.
         *
         * @param index position in the stream; -1 if the record does not carry one
         * @param value the record's value; empty for a tombstone
         * @param appendedMillis its log-append time, epoch
         */
        void event(long index, byte[] value, long appendedMillis);
    }

    /** Hands every record of the topic to the reader. */
    public static void read(String bootstrapServers, String topic, Reader reader) {
        try (TopicTail tail = new TopicTail(bootstrapServers, topic)) {
            tail.readToEnd((message, seenNanos) -> reader.event(
                    index(message), message.value() == null ? TOMBSTONE : message.value(), message.timestamp()));
        }
    }

    private static long index(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(EventStream.INDEX_HEADER);
        return header == null ? -1 : ByteBuffer.wrap(header.value()).getLong();
    }
}
