package dev.streamgauge.engine.flink.job;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends results to one topic and dead letters to another, each with the headers of its line. */
final class MessageWriter implements KafkaRecordSerializationSchema<Message> {

    private static final long serialVersionUID = 1L;

    private final String outputTopic;
    private final String deadLetterTopic;

    MessageWriter(String outputTopic, String deadLetterTopic) {
        this.outputTopic = outputTopic;
        this.deadLetterTopic = deadLetterTopic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Message message, KafkaSinkContext context, @Nullable Long timestamp) {
        String reason = message.reason();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(reason == null ? outputTopic : deadLetterTopic, message.value());
        add(record, Message.INDEX_HEADER, message.index());
        add(record, Message.SENT_HEADER, message.sent());
        if (reason != null) {
            add(record, Message.REASON_HEADER, reason.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String header, byte @Nullable [] value) {
        if (value != null) {
            record.headers().add(header, value);
        }
    }
}
