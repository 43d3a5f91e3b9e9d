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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
class FlinkLoadProbeMiniClusterTest {

    private static final Map<String, String> AT_LEAST_ONCE =
            Map.of("costKind", "none", "costNanos", "0", "delivery", "atLeastOnce");

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

    private void start(Map<String, String> parameters) throws Exception {
        jobs.add(FlinkLoadProbe.submit(topics.parameters(parameters)));
    }

    private static byte[] event(int index) {
        return bytes(String.format(Locale.ROOT, """
                {"event_id":%d,"created_ts":1700000000123,"user_id":%d,"event_type":"view","value":%.2f,"payload":"xx"}""", index, index % 10, index / 100.0));
    }

    private static List<byte @Nullable []> events(int count) {
        List<byte @Nullable []> events = new ArrayList<>();
        IntStream.range(0, count).forEach(index -> events.add(event(index)));
        return events;
    }

    /** Of a result's fields, the times. */
    private static List<Long> times(ConsumerRecord<byte[], byte[]> result) {
        String[] fields = text(result).split(",");
        return Arrays.stream(fields).skip(4).map(Long::valueOf).toList();
    }

    @Test
    void anEventComesOutWithItsFieldsItsTimesAndItsHeaders() throws Exception {
        topics.send(events(2));
        Instant before = Instant.now();

        start(AT_LEAST_ONCE);

        List<ConsumerRecord<byte[], byte[]>> results = topics.received(topics.output(), 2);
        assertThat(results)
                .extracting(result -> text(result).replaceFirst(",\\d{10},\\d{19},\\d{19}$", ""))
                .containsExactlyInAnyOrder("0,0,view,0.0", "1,1,view,0.01");
        assertThat(results).allSatisfy(result -> {
            List<Long> times = times(result);
            assertThat(times).isSorted();
            assertThat(times.get(0)).isEqualTo(times.get(2) / 1_000_000_000);
            assertThat(Instant.ofEpochSecond(0, times.get(1))).isBetween(before, Instant.now());
            assertThat(Instant.ofEpochSecond(0, times.get(2))).isBetween(before, Instant.now());
            int index = Integer.parseInt(text(result).split(",")[0]);
            assertThat(headers(result))
                    .containsOnlyKeys("i", "s")
                    .containsEntry("i", header(index))
                    .containsEntry("s", header(-index));
        });
        assertThat(topics.received(topics.deadLetters(), 0)).isEmpty();
    }

    @Test
    void malformedRecordsAreSetAsideUnchangedWithTheirReason() throws Exception {
        List<byte @Nullable []> values = Arrays.asList(
                event(0), bytes(""), null, bytes("1,2;1"), bytes("{\"event_id\":4}"), bytes("{"), event(6));
        List<String> reasons = List.of("", "empty", "empty", "not json", "missing field", "not json", "");
        topics.send(values);

        start(AT_LEAST_ONCE);

        assertThat(topics.received(topics.output(), 2))
                .extracting(result -> text(result).split(",")[0])
                .containsExactlyInAnyOrder("0", "6");
        assertThat(topics.received(topics.deadLetters(), 5)).hasSize(5).allSatisfy(letter -> {
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
    void eachTaskTakesItsTimeOverEachEvent() throws Exception {
        topics.send(events(100));

        start(Map.of("costKind", "waiting", "costNanos", "10000000", "delivery", "atLeastOnce"));

        List<ConsumerRecord<byte[], byte[]>> results = topics.received(topics.output(), 100);
        for (int partition = 0; partition < JobTopics.PARTITIONS; partition++) {
            int parity = partition;
            List<Long> computed = results.stream()
                    .filter(result -> Integer.parseInt(text(result).split(",")[0]) % JobTopics.PARTITIONS == parity)
                    .map(result -> times(result).get(2))
                    .sorted()
                    .toList();
            assertThat(computed).hasSize(50).doesNotHaveDuplicates();
            assertThat(computed.get(49) - computed.get(0))
                    .as("49 events of 10 ms, less what the first one took too long")
                    .isGreaterThan(49 * 10_000_000L - 50_000_000L);
        }
    }

    @Test
    void exactlyOnceAllAreCommittedOnce() throws Exception {
        topics.send(events(100));

        start(Map.of(
                "costKind", "none",
                "costNanos", "0",
                "delivery", "exactlyOnce",
                "transactionalIdPrefix", topics.output()));

        assertThat(topics.received(topics.output(), 100))
                .extracting(result -> text(result).split(",")[0])
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void theOffsetsOfItsConsumerGroupAreCommitted() throws Exception {
        topics.send(events(10));

        start(AT_LEAST_ONCE);

        topics.awaitCommitted("flink-load-probe", 10);
    }
}
