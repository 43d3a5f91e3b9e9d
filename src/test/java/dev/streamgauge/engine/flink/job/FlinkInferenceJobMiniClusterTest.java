package dev.streamgauge.engine.flink.job;

import static dev.streamgauge.engine.flink.job.JobTopics.bytes;
import static dev.streamgauge.engine.flink.job.JobTopics.header;
import static dev.streamgauge.engine.flink.job.JobTopics.headers;
import static dev.streamgauge.engine.flink.job.JobTopics.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.kafka.OwnBroker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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

    private static final Map<String, String> FIXED = Map.of("model", "fixed");

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    static Path directory;

    private static @Nullable OwnBroker broker;

    private final List<JobClient> jobs = new ArrayList<>();
    private JobTopics topics = new JobTopics("", "");

    @BeforeAll
    static void startBroker() {
        broker = OwnBroker.start(Site.LOCAL, directory.resolve("kafka"));
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void createTopics(TestInfo test) {
        topics = new JobTopics(
                broker == null ? "" : broker.bootstrapServers(),
                test.getTestMethod().orElseThrow().getName());
        topics.create();
    }

    @AfterEach
    void cancelJobs() throws Exception {
        for (JobClient job : jobs) {
            job.cancel().get();
        }
    }

    private void start(Map<String, String> model) throws Exception {
        jobs.add(FlinkInferenceJob.submit(topics.parameters(model)));
    }

    private static long computedNanos(ConsumerRecord<byte[], byte[]> record) {
        return Long.parseLong(text(record).substring(text(record).lastIndexOf(';') + 1));
    }

    @Test
    void theSmokeRecordComesOutWithItsPredictionTimeAndHeaders() throws Exception {
        topics.send(List.of(bytes("1.0,2.0,3.0;2.0")));
        Instant before = Instant.now();

        start(FIXED);

        ConsumerRecord<byte[], byte[]> result =
                topics.received(topics.output(), 1).get(0);
        assertThat(text(result)).matches("1\\.0,2\\.0,3\\.0;2\\.0;2\\.0;\\d{19}");
        assertThat(Instant.ofEpochSecond(0, computedNanos(result))).isBetween(before, Instant.now());
        assertThat(headers(result))
                .containsOnlyKeys("i", "s")
                .containsEntry("i", header(0))
                .containsEntry("s", header(0));
        assertThat(topics.received(topics.deadLetters(), 0)).isEmpty();
    }

    @Test
    void aRecordWithoutHeadersGetsNone() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = topics.producer()) {
            var first = producer.send(new ProducerRecord<>(topics.input(), bytes("4;4")));
            var second = producer.send(new ProducerRecord<>(topics.input(), bytes("four")));
        }

        start(FIXED);

        assertThat(headers(topics.received(topics.output(), 1).get(0))).isEmpty();
        assertThat(headers(topics.received(topics.deadLetters(), 1).get(0)))
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
        topics.send(values);

        start(Map.of("model", "trained", "weights", "0.5,0.25", "bias", "-1.0E-1"));

        assertThat(topics.received(topics.output(), 2))
                .extracting(result -> text(result).replaceFirst(";\\d{19}$", ""))
                .containsExactlyInAnyOrder(
                        "1,2;1;" + ((-0.1 + 0.5 * 1) + 0.25 * 2), "3,4;1;" + ((-0.1 + 0.5 * 3) + 0.25 * 4));
        assertThat(topics.received(topics.deadLetters(), 7)).hasSize(7).allSatisfy(letter -> {
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
        topics.send(Collections.nCopies(100, bytes("1.0,2.0,3.0;2.0")));

        start(FIXED);

        List<ConsumerRecord<byte[], byte[]>> results = topics.received(topics.output(), 100);
        for (int partition = 0; partition < JobTopics.PARTITIONS; partition++) {
            byte parity = (byte) partition;
            assertThat(results.stream()
                            .filter(result ->
                                    result.headers().lastHeader("i").value()[Long.BYTES - 1] % JobTopics.PARTITIONS
                                            == parity)
                            .map(FlinkInferenceJobMiniClusterTest::computedNanos))
                    .hasSize(50)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theOffsetsOfItsConsumerGroupAreCommitted() throws Exception {
        topics.send(Collections.nCopies(10, bytes("1;1")));

        start(FIXED);

        topics.awaitCommitted("flink-ml", 10);
    }
}
