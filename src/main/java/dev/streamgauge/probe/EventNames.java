package dev.streamgauge.probe;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * How a result names the event that it is the result of: by the header that the event came with, passed on, or by a field in which
 * it repeats the event's id. Any thread may ask.
 *
 * @param field a field on the top level of the JSON object that the result is; null if the header is passed on
 */
public record EventNames(@Nullable String field) {

    /** By the header. */
    public static final EventNames BY_HEADER = new EventNames(null);

    /**
     * Position of the event in the stream.
     *
     * @throws UnreadableResultException if the result does not tell it; says where it was looked for
     */
    public long required(ConsumerRecord<byte[], byte[]> result) throws UnreadableResultException {
        long index = index(result);
        if (index == Stamps.NONE) {
            throw new UnreadableResultException(
                    field == null ? "it carries no position" : "there is no event id in its field " + field);
        }
        return index;
    }

    /** The same; {@link Stamps#NONE} if the result does not tell it. */
    public long index(ConsumerRecord<byte[], byte[]> result) {
        return field == null ? Stamps.index(result) : JsonId.in(result.value(), field);
    }
}
