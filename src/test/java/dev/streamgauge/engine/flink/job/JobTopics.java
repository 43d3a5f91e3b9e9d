package dev.streamgauge.engine.flink.job;

import dev.streamgauge.probe.ReadBack;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topics that a job under test reads and writes, and a view of them from outside. */
record JobTopics(String bootstrapServers, String name) {

    static final int PARTITIONS = 2;

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    void create() {
        try (Topics topics = new Topics(bootstrapServers)) {
            topics.create(input(), PARTITIONS);
            topics.create(output(), PARTITIONS);
            topics.create(deadLetters(), 1);
        }
    }

    String input() {
        return name + "-in";
    }

    String output() {
        return name + "-out";
    }

    String deadLetters() {
        return name + "-dead";
    }

    /** What the job must be told, with what it alone must. */
    Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("jobName", "streamgauge-test");
        parameters.put("bootstrapServers", bootstrapServers);
        parameters.put("inputTopic", input());
        parameters.put("outputTopic", output());
        parameters.put("deadLetterTopic", deadLetters());
        parameters.put("fetchMaxWaitMs", "50");
        parameters.put("bufferTimeoutMs", "10");
        parameters.put("checkpointIntervalMs", "200");
        parameters.put("parallelism", "2");
        return parameters;
    }

    /** Sends values to the partitions in turn, each with its position in both headers. */
    void send(List<byte @Nullable []> values) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int index = 0; index < values.size(); index++) {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(input(), index % PARTITIONS, null, values.get(index));
                record.headers().add("i", header(index)).add("s", header(-index));
                var unused = producer.send(record);
            }
        }
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 2_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static byte[] header(int index) {
        return new byte[] {0, 0, 0, 0, 0, 0, 1, (byte) index};
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Waits for so many records of a topic, committed ones, and reads everything that is there. */
    List<ConsumerRecord<byte[], byte[]>> received(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Await.until(count + " records of " + topic, DEADLINE, List.of(), () -> {
            records.clear();
            ReadBack.read(
                    bootstrapServers,
                    topic,
                    IsolationLevel.READ_COMMITTED,
                    (index, value, record) -> records.add(record));
            return records.size() >= count;
        });
        return records;
    }

    static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }

    /** Waits until the group has committed so many records of the input topic. */
    void awaitCommitted(String group, int count) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Await.until(
                    count + " records to be committed for " + group,
                    DEADLINE,
                    List.of(),
                    () ->
                            admin
                                            .listConsumerGroupOffsets(group)
                                            .partitionsToOffsetAndMetadata()
                                            .get()
                                            .entrySet()
                                            .stream()
                                            .filter(offset ->
                                                    offset.getKey().topic().equals(input()))
                                            .mapToLong(
                                                    offset -> offset.getValue().offset())
                                            .sum()
                                    == count);
        }
    }
}
