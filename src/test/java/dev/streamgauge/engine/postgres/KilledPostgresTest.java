package dev.streamgauge.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.engine.Given;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.PostgresSettings;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.WindowResults;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.kafka.OwnBroker;
import dev.streamgauge.testbed.kafka.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows of 2 s behind a delay of 4 s, of a stream with an event for each millisecond, sent a few times faster. */
class KilledPostgresTest {

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final int EVENTS = 40_000;
    private static final long EVENTS_A_SECOND = 5_000;

    /** Closed by the last event: those that end 4 s before it. */
    private static final long WINDOWS = (EVENTS - 1 - 4_000) / 2_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static @Nullable OwnBroker broker;

    private @Nullable PostgresJob job;

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

    @AfterEach
    void stopJob() {
        if (job != null) {
            job.close();
        }
    }

    private static String bootstrapServers() {
        return broker == null ? "" : broker.bootstrapServers();
    }

    private PostgresJob started(String name, PostgresSettings.Write write) {
        try (Topics topics = new Topics(bootstrapServers())) {
            topics.create(name + "-in", 4);
            topics.create(name + "-out", 1);
        }
        Pipeline pipeline = Given.defaults().pipeline();
        PostgresSettings postgres = pipeline.postgres();
        job = (PostgresJob) new PostgresEngine()
                .submit(new JobRequest(
                        pipeline.running(new PostgresSettings(
                                2, write, postgres.fsync(), postgres.pollInterval(), postgres.idleAfter())),
                        bootstrapServers(),
                        name + "-in",
                        name + "-out",
                        name + "-dead",
                        Map.of(),
                        directory.resolve(name),
                        directory.resolve(name + "-logs")));
        return job;
    }

    @ParameterizedTest
    @EnumSource(PostgresSettings.Write.class)
    void noRowIsLostOrRepeatedAndEachWindowComesOutExactlyAndOnce(PostgresSettings.Write write) throws SQLException {
        // given
        String name = "killed-" + write;
        PostgresJob job = started(name, write);
        Node server = job.node(Fault.Target.COORDINATOR).orElseThrow();
        Node ingestion = job.node(Fault.Target.WORKER).orElseThrow();
        WindowResults results = new WindowResults(result -> {});
        Instant before = Instant.now();
        try (PacedEvents events = PacedEvents.start(bootstrapServers(), name + "-in", EVENTS, EVENTS_A_SECOND);
                ResultProbe probe = ResultProbe.start(bootstrapServers(), name + "-out", results)) {
            // when
            killAndRestart(job, 4_000, server);
            killAndRestart(job, 12_000, ingestion);
            killAndRestart(job, 20_000, server);
            killAndRestart(job, 28_000, ingestion, server);
            events.awaitEnd();
            Await.until(
                    "the last window",
                    DEADLINE,
                    job.processes(),
                    () -> results.soFar().size() >= WINDOWS);
            Await.until(
                    "the events behind it",
                    DEADLINE,
                    job.processes(),
                    () -> job.recordsRead().orElse(0) >= EVENTS);

            // then
            assertThat(probe.unreadable()).isEmpty();
        }
        assertThat(results.soFar())
                .extracting(ResultRow::windowStartMs)
                .containsExactlyElementsOf(LongStream.range(0, WINDOWS)
                        .mapToObj(window -> PacedEvents.FIRST_MS + window * 2_000)
                        .toList());
        assertThat(results.soFar())
                .allSatisfy(window -> assertThat(window)
                        .returns(1_800L, ResultRow::views)
                        .returns(200L, ResultRow::clicks)
                        .returns(200 / 1_800.0, ResultRow::ctr));
        assertThat(rows(job, "SELECT count(*) FROM events")).isEqualTo(EVENTS);
        assertThat(rows(job, "SELECT count(DISTINCT (kafka_partition, kafka_offset)) FROM events"))
                .isEqualTo(EVENTS);
        assertThat(job.recordsRead()).hasValue(EVENTS);
        assertThat(job.noticedFailure(before))
                .get()
                .satisfies(noticed -> assertThat(noticed).isBetween(before, Instant.now()));
        assertThat(job.figures(before, Instant.now()).droppedLate()).isZero();
    }

    /** Once so many records have been brought in, while more of them come. */
    private static void killAndRestart(PostgresJob job, long records, Node... nodes) {
        Await.until(
                records + " records in the table",
                DEADLINE,
                job.processes(),
                () -> job.recordsRead().orElse(0) >= records);
        for (Node node : nodes) {
            assertThat(node.kill()).isEqualTo(137);
        }
        for (Node node : nodes) {
            node.restart();
        }
        for (Node node : nodes) {
            Await.until(node.process().name() + " to work again", DEADLINE, List.of(), node::ready);
        }
    }

    @Test
    void malformedRecordsAreCountedAndASilentPartitionHoldsNothingBack() throws SQLException {
        // given
        PostgresJob job = started("quiet", PostgresSettings.Write.COPY);
        WindowResults results = new WindowResults(result -> {});

        // when
        try (ResultProbe probe = ResultProbe.start(bootstrapServers(), "quiet-out", results)) {
            PacedEvents.send(
                    bootstrapServers(),
                    "quiet-in",
                    PacedEvents.event("view", 1_000_000),
                    "not json",
                    PacedEvents.event("click", 1_001_999),
                    null,
                    PacedEvents.event("view", 1_006_000));
            Await.until(
                    "a window",
                    DEADLINE,
                    job.processes(),
                    () -> !results.soFar().isEmpty());
            PacedEvents.send(bootstrapServers(), "quiet-in", PacedEvents.event("view", 1_001_000));
            Await.until(
                    "the late event",
                    DEADLINE,
                    job.processes(),
                    () -> job.recordsRead().orElse(0) == 6);
            assertThat(probe.unreadable()).isEmpty();
        }

        // then
        assertThat(results.soFar())
                .singleElement()
                .satisfies(window -> assertThat(window)
                        .returns(1_000_000L, ResultRow::windowStartMs)
                        .returns(1_002_000L, ResultRow::windowEndMs)
                        .returns(1L, ResultRow::views)
                        .returns(1L, ResultRow::clicks)
                        .returns(1.0, ResultRow::ctr)
                        .returns(1_001_999_000_000L, ResultRow::maxSentNs));
        assertThat(job.figures(Instant.EPOCH, Instant.now()))
                .returns(6L, figures -> figures.read())
                .returns(2L, figures -> figures.malformed())
                .returns(1L, figures -> figures.droppedLate());
        assertThat(job.trouble()).isEmpty();
        assertThat(rows(job, "SELECT count(*) FROM mappings")).isEqualTo(1_000);
        assertThat(rows(job, "SELECT count(DISTINCT campaign_id) FROM mappings"))
                .isEqualTo(10);
        assertThat(rows(job, "SELECT count(*) FROM mappings WHERE (ad_id, campaign_id) = ('c03-ad-042', 'c03')"))
                .isEqualTo(1);
        Schema.migrate(job.url(), Defaults.EVENTS);
        assertThat(rows(job, "SELECT count(*) FROM mappings")).isEqualTo(1_000);
        assertThat(job.effectiveSettings())
                .containsEntry("fsync", "on")
                .containsEntry("parallelism", "2")
                .containsEntry("window", "2000 ms");
    }

    private static long rows(PostgresJob job, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(job.url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
