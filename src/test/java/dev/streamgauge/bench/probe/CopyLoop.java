package dev.streamgauge.bench.probe;

import dev.streamgauge.bench.rig.TallyPrinter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The fastest pipeline there is: one thread copies record by record from one topic to another, the input over and over.
 * Runs until it is killed.
 */
public final class CopyLoop {

    private CopyLoop() {}

    /**
     * Copies.
     *
     * @param args bootstrap servers, input topic of one partition, output topic
     */
    public static void main(String[] args) {
        TopicPartition input = new TopicPartition(args[1], 0);
        AtomicLong acknowledged = new AtomicLong();
        Callback counted = (metadata, failure) -> {
            if (failure != null) {
                failure.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
            acknowledged.incrementAndGet();
        };
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(args[0]);
                KafkaProducer<byte[], byte[]> producer = producer(args[0])) {
            TallyPrinter.start(acknowledged::get);
            consumer.assign(List.of(input));
            consumer.seekToBeginning(List.of(input));
            long end = consumer.endOffsets(List.of(input)).get(input);
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(50));
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    var unused = producer.send(new ProducerRecord<>(args[2], record.value()), counted);
                }
                if (consumer.position(input) >= end) {
                    consumer.seekToBeginning(List.of(input));
                }
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
