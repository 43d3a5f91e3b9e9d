package dev.streamgauge.probe;

import dev.streamgauge.workload.EventStream;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The headers with which an event travels, and a result that hands them on. */
public final class Stamps {

    /** A record that does not carry the header. */
    public static final long NONE = -1;

    private Stamps() {}

    /** Position in the stream; {@link #NONE} if the record does not carry one. */
    public static long index(ConsumerRecord<byte[], byte[]> message) {
        return number(message, EventStream.INDEX_HEADER);
    }

    /** When the event was sent, epoch nanoseconds; {@link #NONE} if the record does not carry it. */
    public static long sentNanos(ConsumerRecord<byte[], byte[]> message) {
        return number(message, EventStream.SENT_HEADER);
    }

    private static long number(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null || header.value().length != Long.BYTES
                ? NONE
                : ByteBuffer.wrap(header.value()).getLong();
    }
}
