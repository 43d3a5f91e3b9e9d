package dev.streamgauge.bench.regression;

import dev.streamgauge.bench.rig.CopyClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What Kafka itself allows: one thread that consumes each record of a topic once and produces it to another, value and headers as
 * they are. Then waits to be killed.
 */
public final class Copying {

    private Copying() {}

    /**
     * Copies.
     *
     * @param args bootstrap servers, input topic, output topic
     */
    public static void main(String[] args) throws InterruptedException {
        Callback required = (metadata, failure) -> {
            if (failure != null) {
                failure.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        };
        try (KafkaConsumer<byte[], byte[]> consumer = CopyClients.consumer(args[0]);
                KafkaProducer<byte[], byte[]> producer = CopyClients.producer(args[0])) {
            List<TopicPartition> input = consumer.partitionsFor(args[1]).stream()
                    .map(partition -> new TopicPartition(args[1], partition.partition()))
                    .toList();
            consumer.assign(input);
            consumer.seekToBeginning(input);
            Map<TopicPartition, Long> ends = consumer.endOffsets(input);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    var unused = producer.send(
                            new ProducerRecord<>(args[2], null, null, null, record.value(), record.headers()),
                            required);
                }
            }
            producer.flush();
            Thread.currentThread().join();
        }
    }
}
