package dev.streamgauge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.streamgauge.engine.postgres.PostgresEngine;
import dev.streamgauge.engine.spark.SparkEngine;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.WindowKey;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.WindowResults;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.kafka.OwnBroker;
import dev.streamgauge.testbed.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Windows of 2 s behind a delay of 4 s, joined with the real table of mappings. Flink's job has a test of its own. */
class ByCampaignTest {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static @Nullable OwnBroker broker;

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

    private static String bootstrapServers() {
        return broker == null ? "" : broker.bootstrapServers();
    }

    private static Pipeline pipeline() {
        return Given.defaults().pipeline().groupedBy(Pipeline.Grouping.CAMPAIGN);
    }

    private static EngineJob submitted(Engine engine, Pipeline pipeline, String name) {
        try (Topics topics = new Topics(bootstrapServers())) {
            topics.create(name + "-in", 4);
            topics.create(name + "-out", 1);
        }
        return engine.submit(new JobRequest(
                pipeline,
                bootstrapServers(),
                name + "-in",
                name + "-out",
                name + "-dead",
                Map.of(),
                directory.resolve(name),
                directory.resolve(name + "-logs")));
    }

    /** What comes of a window with events of two campaigns and of an ad that is new, once so many events are counted. */
    private static List<ResultRow> results(EngineJob job, String name, int events) {
        WindowResults results = new WindowResults(result -> {});
        try (ResultProbe probe = ResultProbe.start(bootstrapServers(), name + "-out", results)) {
            send(
                    name + "-in",
                    event("view", 1_000_000, "c03-ad-042"),
                    event("click", 1_001_000, "c03-ad-099"),
                    event("view", 1_001_500, "new-ad-001"),
                    event("click", 1_001_900, "c09-ad-000"),
                    "not json",
                    event("view", 1_006_000, "c03-ad-042"));
            Await.until(
                    events + " events to be counted",
                    DEADLINE,
                    job.processes(),
                    () -> counted(results.soFar()) >= events);
            assertThat(probe.unreadable()).isEmpty();
        }
        return results.soFar();
    }

    private static long counted(List<ResultRow> results) {
        Map<WindowKey, Long> byRow = new HashMap<>();
        results.forEach(result -> byRow.put(result.key(), result.views() + result.clicks()));
        return byRow.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void send(String topic, String... values) {
        try (KafkaProducers producers = new KafkaProducers(bootstrapServers(), topic, 1)) {
            for (int index = 0; index < values.length; index++) {
                producers.send(index, 0, 0, 0, values[index].getBytes(StandardCharsets.UTF_8), new EventSink.Fate() {
                    @Override
                    public void acknowledged(long event) {}

                    @Override
                    public void failed(long event, Exception reason) {
                        throw new IllegalStateException(reason);
                    }
                });
            }
            producers.flush();
        }
    }

    private static String event(String type, long eventTimeMs, String ad) {
        return ("{\"user_id\":\"user\",\"page_id\":\"page\",\"ad_id\":\"%s\",\"ad_type\":\"banner\",\"event_type\":\"%s\","
                        + "\"event_time_ms\":%d,\"producer_timestamp_ns\":%d,\"ip_address\":\"10.0.0.1\"}")
                .formatted(ad, type, eventTimeMs, eventTimeMs * 1_000_000);
    }

    @Test
    void theDatabaseJoinsTheTableWhereItIs() {
        try (EngineJob job = submitted(new PostgresEngine(), pipeline(), "database")) {
            assertThat(results(job, "database", 4))
                    .extracting(ResultRow::windowStartMs, ResultRow::campaign, ResultRow::views, ResultRow::clicks)
                    .containsExactly(
                            tuple(1_000_000L, "c03", 1L, 1L),
                            tuple(1_000_000L, "c09", 0L, 1L),
                            tuple(1_000_000L, "unknown", 1L, 0L));
            assertThat(job.effectiveSettings()).containsEntry("grouping", "campaign");
            assertThat(job.figures(Instant.EPOCH, Instant.now()).droppedLate()).isZero();
        }
    }

    @Test
    void sparkJoinsItOverJdbc() {
        try (EngineJob job = submitted(new SparkEngine(), pipeline(), "spark")) {
            assertThat(results(job, "spark", 4))
                    .extracting(ResultRow::windowStartMs, ResultRow::campaign, ResultRow::views, ResultRow::clicks)
                    .containsExactlyInAnyOrder(
                            tuple(1_000_000L, "c03", 1L, 1L),
                            tuple(1_000_000L, "c09", 0L, 1L),
                            tuple(1_000_000L, "unknown", 1L, 0L));
            assertThat(job.effectiveSettings())
                    .containsEntry("grouping", "campaign")
                    .containsEntry("outputMode", "append")
                    .containsEntry("parallelism", "2");
            assertThat(job.processes()).extracting(ServiceProcess::name).containsExactly("spark-driver", "postgres");
        }
    }

    @Test
    void inUpdateModeSparkPublishesAWindowBeforeItIsClosed() {
        Pipeline updating = pipeline()
                .running(
                        new Pipeline.Spark(
                                Duration.ofSeconds(1), Pipeline.Deployment.LOCAL, Pipeline.OutputMode.UPDATE),
                        pipeline().flink());
        try (EngineJob job = submitted(new SparkEngine(), updating, "updating")) {
            assertThat(results(job, "updating", 5))
                    .extracting(ResultRow::windowStartMs, ResultRow::campaign, ResultRow::views, ResultRow::clicks)
                    .contains(
                            tuple(1_000_000L, "c03", 1L, 1L),
                            tuple(1_000_000L, "unknown", 1L, 0L),
                            tuple(1_006_000L, "c03", 1L, 0L));
            assertThat(job.effectiveSettings()).containsEntry("outputMode", "update");
        }
    }
}
