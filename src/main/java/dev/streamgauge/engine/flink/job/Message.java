package dev.streamgauge.engine.flink.job;

import org.jspecify.annotations.Nullable;

/**
 * What one Kafka record holds for the job, on its way in and on its way out. Public since Flink would otherwise know no better
 * serializer for it than Kryo; as long as all operators are chained, it is never serialized.
 *
 * @param value the line, or the result; null for a tombstone
 * @param index the header {@value #INDEX_HEADER}, passed on as it came; null if there was none
 * @param sent the header {@value #SENT_HEADER}, likewise
 * @param reason why it is a dead letter; null if it is none
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record Message(
        byte @Nullable [] value,
        byte @Nullable [] index,
        byte @Nullable [] sent,
        @Nullable String reason) {

    static final String INDEX_HEADER = "i";
    static final String SENT_HEADER = "s";
    static final String REASON_HEADER = "reason";

    /** The result that goes out in place of the line. */
    Message with(byte[] result) {
        return new Message(result, index, sent, null);
    }

    /** The line, set aside. */
    Message setAside(Malformed malformed) {
        return new Message(value, index, sent, malformed.reason());
    }
}
