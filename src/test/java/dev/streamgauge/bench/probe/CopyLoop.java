package dev.streamgauge.bench.probe;

import dev.streamgauge.bench.rig.CopyClients;
import dev.streamgauge.bench.rig.TallyPrinter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

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
        try (KafkaConsumer<byte[], byte[]> consumer = CopyClients.consumer(args[0]);
                KafkaProducer<byte[], byte[]> producer = CopyClients.producer(args[0])) {
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
}
