package dev.streamgauge.probe;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

/** Reads a topic once, from beginning to end, after the load, with a consumer of its own: what is really there. */
public final class ReadBack {

    private static final byte[] TOMBSTONE = new byte[0];

    private ReadBack() {}

    /** Takes the records of a topic. */
    @FunctionalInterface
    public interface Reader {

        /**
         * One record.
         *
         * @param index position in the stream; -1 if the record does not carry one
         * @param value the record's value; empty for a tombstone
         * @param message the record as it came
         */
        void record(long index, byte[] value, ConsumerRecord<byte[], byte[]> message);
    }

    /** Hands every record of the topic to the reader. */
    public static void read(String bootstrapServers, String topic, Reader reader) {
        read(bootstrapServers, topic, IsolationLevel.READ_UNCOMMITTED, reader);
    }

    /** Hands every record of the topic, or every committed one, to the reader. */
    public static void read(String bootstrapServers, String topic, IsolationLevel isolation, Reader reader) {
        try (TopicTail tail = new TopicTail(bootstrapServers, topic, isolation)) {
            tail.readToEnd((message, seenNanos) -> reader.record(
                    Stamps.index(message), message.value() == null ? TOMBSTONE : message.value(), message));
        }
    }
}
