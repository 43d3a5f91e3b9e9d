package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.probe.ReadBack;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.kafka.EmbeddedBroker;
import dev.streamgauge.testbed.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("minicluster")
class FlinkInferenceJobMiniClusterTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 2;
    private static final Map<String, String> FIXED = Map.of("model", "fixed");

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    static Path directory;

    private static @Nullable EmbeddedBroker broker;

    private final List<JobClient> jobs = new ArrayList<>();
    private String topic = "";

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void createTopics(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
        try (Topics topics = new Topics(bootstrapServers())) {
            topics.create(input(), PARTITIONS);
            topics.create(output(), PARTITIONS);
            topics.create(deadLetters(), 1);
        }
    }

    @AfterEach
    void cancelJobs() throws Exception {
        for (JobClient job : jobs) {
            job.cancel().get();
        }
    }

    private static String bootstrapServers() {
        return broker == null ? "" : broker.bootstrapServers();
    }

    private String input() {
        return topic + "-in";
    }

    private String output() {
        return topic + "-out";
    }

    private String deadLetters() {
        return topic + "-dead";
    }

    private void start(Map<String, String> model) throws Exception {
        Map<String, String> parameters = new HashMap<>(model);
        parameters.put("bootstrapServers", bootstrapServers());
        parameters.put("inputTopic", input());
        parameters.put("outputTopic", output());
        parameters.put("deadLetterTopic", deadLetters());
        parameters.put("fetchMaxWaitMs", "50");
        parameters.put("bufferTimeoutMs", "10");
        parameters.put("checkpointIntervalMs", "200");
        parameters.put("parallelism", "2");
        jobs.add(FlinkInferenceJob.submit(parameters));
    }

    /** Sends values to the partitions in turn, each with its position in both headers. */
    private void send(List<byte @Nullable []> values) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int index = 0; index < values.size(); index++) {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(input(), index % PARTITIONS, null, values.get(index));
                record.headers().add("i", header(index)).add("s", header(-index));
                var unused = producer.send(record);
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "max.request.size", 2_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static byte[] header(int index) {
        return new byte[] {0, 0, 0, 0, 0, 0, 1, (byte) index};
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Waits for so many records of a topic, and reads everything that is there. */
    private static List<ConsumerRecord<byte[], byte[]>> received(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Await.until(count + " records of " + topic, DEADLINE, List.of(), () -> {
            records.clear();
            ReadBack.read(bootstrapServers(), topic, (index, value, record) -> records.add(record));
            return records.size() >= count;
        });
        return records;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }

    private static long computedNanos(ConsumerRecord<byte[], byte[]> record) {
        return Long.parseLong(text(record).substring(text(record).lastIndexOf(';') + 1));
    }

    @Test
    void theSmokeRecordComesOutWithItsPredictionTimeAndHeaders() throws Exception {
        send(List.of(bytes("1.0,2.0,3.0;2.0")));
        Instant before = Instant.now();

        start(FIXED);

        ConsumerRecord<byte[], byte[]> result = received(output(), 1).get(0);
        assertThat(text(result)).matches("1\\.0,2\\.0,3\\.0;2\\.0;2\\.0;\\d{19}");
        assertThat(Instant.ofEpochSecond(0, computedNanos(result))).isBetween(before, Instant.now());
        assertThat(headers(result))
                .containsOnlyKeys("i", "s")
                .containsEntry("i", header(0))
                .containsEntry("s", header(0));
        assertThat(received(deadLetters(), 0)).isEmpty();
    }

    @Test
    void aRecordWithoutHeadersGetsNone() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            var first = producer.send(new ProducerRecord<>(input(), bytes("4;4")));
            var second = producer.send(new ProducerRecord<>(input(), bytes("four")));
        }

        start(FIXED);

        assertThat(headers(received(output(), 1).get(0))).isEmpty();
        assertThat(headers(received(deadLetters(), 1).get(0)))
                .containsOnlyKeys("reason")
                .containsEntry("reason", bytes("no label"));
    }

    @Test
    void malformedLinesAreSetAsideUnchangedWithTheirReasonAndTheOthersAreExact() throws Exception {
        byte[] huge = new byte[1_000_000];
        Arrays.fill(huge, (byte) '1');
        List<byte @Nullable []> values = Arrays.asList(
                bytes("1,2;1"),
                bytes(""),
                null,
                bytes("NaN,2;1"),
                huge,
                bytes("1,2"),
                bytes("1,two;1"),
                bytes("1,2,3;1"),
                bytes("3,4;1"));
        List<String> reasons = List.of(
                "",
                "empty",
                "empty",
                "not finite",
                "too long",
                "no label",
                "not a number",
                "wrong number of features",
                "");
        send(values);

        start(Map.of("model", "trained", "weights", "0.5,0.25", "bias", "-1.0E-1"));

        assertThat(received(output(), 2))
                .extracting(result -> text(result).replaceFirst(";\\d{19}$", ""))
                .containsExactlyInAnyOrder(
                        "1,2;1;" + ((-0.1 + 0.5 * 1) + 0.25 * 2), "3,4;1;" + ((-0.1 + 0.5 * 3) + 0.25 * 4));
        assertThat(received(deadLetters(), 7)).hasSize(7).allSatisfy(letter -> {
            int index = letter.headers().lastHeader("i").value()[Long.BYTES - 1];
            assertThat(letter.value()).isEqualTo(values.get(index));
            assertThat(headers(letter))
                    .containsOnlyKeys("i", "s", "reason")
                    .containsEntry("i", header(index))
                    .containsEntry("s", header(-index))
                    .containsEntry("reason", bytes(reasons.get(index)));
        });
    }

    @Test
    void eachResultHasATimeOfItsOwn() throws Exception {
        send(Collections.nCopies(100, bytes("1.0,2.0,3.0;2.0")));

        start(FIXED);

        List<ConsumerRecord<byte[], byte[]>> results = received(output(), 100);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            byte parity = (byte) partition;
            assertThat(results.stream()
                            .filter(result ->
                                    result.headers().lastHeader("i").value()[Long.BYTES - 1] % PARTITIONS == parity)
                            .map(FlinkInferenceJobMiniClusterTest::computedNanos))
                    .hasSize(50)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theOffsetsOfItsConsumerGroupAreCommitted() throws Exception {
        send(Collections.nCopies(10, bytes("1;1")));

        start(FIXED);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Await.until(
                    "ten records to be committed for flink-ml",
                    DEADLINE,
                    List.of(),
                    () ->
                            admin
                                            .listConsumerGroupOffsets("flink-ml")
                                            .partitionsToOffsetAndMetadata()
                                            .get()
                                            .entrySet()
                                            .stream()
                                            .filter(offset ->
                                                    offset.getKey().topic().equals(input()))
                                            .mapToLong(
                                                    offset -> offset.getValue().offset())
                                            .sum()
                                    == 10);
        }
    }
}
