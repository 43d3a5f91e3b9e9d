package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.streamgauge.engine.Mappings;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.WindowResults;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.kafka.OwnBroker;
import dev.streamgauge.testbed.kafka.Topics;
import dev.streamgauge.testbed.postgres.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("minicluster")
class FlinkCtrJobMiniClusterTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    static Path directory;

    private static @Nullable OwnBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = OwnBroker.start(Site.LOCAL, directory.resolve("kafka"));
        try (Topics topics = new Topics(broker.bootstrapServers())) {
            topics.create("ad_events_topic", 2);
            topics.create("ctr_results_topic", 1);
            topics.create("campaign_events_topic", 2);
            topics.create("campaign_results_topic", 1);
        }
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void countsViewsAndClicksOfALongWindowAndSkipsMalformedRecords() throws Exception {
        // given
        send(
                "ad_events_topic",
                event("view", 1_000_000),
                event("view", 1_099_900),
                event("click", 1_199_900),
                "not json",
                null,
                "",
                "{\"event_type\":\"view\",\"event_time_ms\":null,\"producer_timestamp_ns\":1}",
                "{\"event_type\":\"hover\",\"event_time_ms\":10500,\"producer_timestamp_ns\":1}",
                "{\"event_type\":\"view\",\"event_time_ms\":\"soon\",\"producer_timestamp_ns\":1}",
                event("click", 1_200_000),
                event("view", 1_600_000),
                event("view", 1_600_000));

        // when
        TableResult job = FlinkCtrJob.submit(parameters());

        // then
        WindowResults results = new WindowResults(result -> {});
        try (ResultProbe probe = ResultProbe.start(bootstrapServers(), "ctr_results_topic", results)) {
            Await.until(
                    "two windows", DEADLINE, List.of(), () -> results.soFar().size() >= 2);
            assertThat(results.soFar().get(0))
                    .returns(1_000_000L, ResultRow::windowStartMs)
                    .returns(1_200_000L, ResultRow::windowEndMs)
                    .returns(2L, ResultRow::views)
                    .returns(1L, ResultRow::clicks)
                    .returns(0.5, ResultRow::ctr)
                    .returns(1_199_900_000_000L, ResultRow::maxSentNs);
            assertThat(results.soFar().get(1))
                    .returns(1_200_000L, ResultRow::windowStartMs)
                    .returns(0L, ResultRow::views)
                    .returns(1L, ResultRow::clicks)
                    .returns(0.0, ResultRow::ctr);
            assertThat(probe.unreadable()).isEmpty();
        } finally {
            job.getJobClient().orElseThrow().cancel().get();
        }
    }

    /** Sends the values to both partitions in turn; a later event in each lets the watermark pass. */
    private static void send(String topic, @Nullable String... values) {
        try (KafkaProducers producers = new KafkaProducers(bootstrapServers(), topic, 1)) {
            for (int index = 0; index < values.length; index++) {
                String value = values[index];
                producers.send(
                        index,
                        0,
                        0,
                        index % 2,
                        value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                        new Unwatched());
            }
            producers.flush();
        }
    }

    @Test
    void byCampaignEachAdIsLookedUpAndOneThatIsNotThereIsUnknown() throws Exception {
        // given
        send(
                "campaign_events_topic",
                event("view", 1_000_000, "c03-ad-042"),
                event("click", 1_099_900, "c03-ad-099"),
                event("view", 1_100_000, "new-ad-001"),
                event("view", 1_150_000, "new-ad-001"),
                event("click", 1_150_000),
                "not json",
                event("view", 1_199_900, "c09-ad-000"),
                event("view", 1_600_000, "c03-ad-042"),
                event("view", 1_600_000, "c03-ad-042"),
                event("view", 1_600_000, "c03-ad-042"));
        Map<String, String> parameters = parameters();
        parameters.put("inputTopic", "campaign_events_topic");
        parameters.put("outputTopic", "campaign_results_topic");
        parameters.put("grouping", "campaign");
        WindowResults results = new WindowResults(result -> {});
        try (PostgresServer server =
                PostgresServer.start(directory.resolve("postgres"), directory.resolve("postgres.log"), true)) {
            Mappings.migrate(server.url(), Defaults.EVENTS, List.of());
            parameters.put(Mappings.URL, server.url());

            // when
            TableResult job = FlinkCtrJob.submit(parameters);

            // then
            try (ResultProbe probe = ResultProbe.start(bootstrapServers(), "campaign_results_topic", results)) {
                Await.until(
                        "three campaigns",
                        DEADLINE,
                        List.of(),
                        () -> results.soFar().size() >= 3);
                assertThat(probe.unreadable()).isEmpty();
            } finally {
                job.getJobClient().orElseThrow().cancel().get();
            }
        }
        assertThat(results.soFar())
                .extracting(ResultRow::windowStartMs, ResultRow::campaign, ResultRow::views, ResultRow::clicks)
                .containsExactlyInAnyOrder(
                        tuple(1_000_000L, "c03", 1L, 1L),
                        tuple(1_000_000L, "c09", 1L, 0L),
                        tuple(1_000_000L, "unknown", 2L, 1L));
    }

    private static String event(String type, long eventTimeMs, String ad) {
        return event(type, eventTimeMs).replace("{", "{\"ad_id\":\"" + ad + "\",");
    }

    private static String event(String type, long eventTimeMs) {
        return "{\"event_type\":\"%s\",\"event_time_ms\":%d,\"producer_timestamp_ns\":%d}"
                .formatted(type, eventTimeMs, eventTimeMs * 1_000_000);
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("jobName", "streamgauge-test");
        parameters.put("bootstrapServers", bootstrapServers());
        parameters.put("inputTopic", "ad_events_topic");
        parameters.put("outputTopic", "ctr_results_topic");
        parameters.put("windowMs", "200000");
        parameters.put("watermarkDelayMs", "200000");
        parameters.put("fetchMaxWaitMs", "50");
        parameters.put("watermarkIntervalMs", "50");
        parameters.put("bufferTimeoutMs", "10");
        parameters.put("idleTimeoutMs", "60000");
        parameters.put("checkpointIntervalMs", "60000");
        parameters.put("parallelism", "2");
        return parameters;
    }

    private static String bootstrapServers() {
        return broker == null ? "" : broker.bootstrapServers();
    }

    private static final class Unwatched implements EventSink.Fate {
        @Override
        public void acknowledged(long index) {}

        @Override
        public void failed(long index, Exception reason) {
            throw new IllegalStateException(reason);
        }
    }
}
