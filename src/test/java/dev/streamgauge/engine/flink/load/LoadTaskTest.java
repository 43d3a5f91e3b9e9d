package dev.streamgauge.engine.flink.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.load.ReportedLedger;
import dev.streamgauge.probe.ReadBack;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.kafka.OwnBroker;
import dev.streamgauge.testbed.kafka.Topics;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.kinds.Workloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tasks of a load job on a real broker; Flink's part is to start them. */
class LoadTaskTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration LOAD = Duration.ofSeconds(2);
    private static final long SEED = 7;
    private static final int SHARES = 3;
    private static final String EVENTS = "events";
    private static final String CHANNEL = "channel";

    @TempDir
    static Path folder;

    private static OwnBroker broker;

    private final Map<Integer, ReportedLedger> ledgers = new HashMap<>();
    private final Map<Integer, LoadAnswer> last = new HashMap<>();

    @BeforeAll
    static void start() {
        broker = OwnBroker.start(Site.LOCAL, folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** 1,500 events a second of four producers, which three tasks share unevenly. */
    private static LoadOrder order() throws Exception {
        Path file = Path.of("src/test/resources/experiments/ctr-latency.yaml");
        Configuration configuration = ExperimentFile.read(
                        "ctr-latency.yaml", Files.readString(file), Scale.QUICK, OptionalLong.empty())
                .configurations()
                .get(0);
        assertThat(configuration.load().producers()).isEqualTo(4);
        return new LoadOrder(
                "load",
                configuration,
                SEED,
                broker.bootstrapServers(),
                EVENTS,
                CHANNEL,
                ProducerSettings.LATENCY,
                SHARES);
    }

    private void hear(LoadChannel<LoadCommand, LoadAnswer> channel) {
        for (LoadAnswer answer : channel.hear(Duration.ofMillis(100))) {
            if (answer.report() != null) {
                ledgers.computeIfAbsent(answer.share(), share -> new ReportedLedger())
                        .enter(answer.report());
            }
            last.put(answer.share(), answer);
        }
    }

    @Test
    void sharesTogetherSendTheStreamThatTheSeedMakesAndAccountForAllOfIt() throws Exception {
        LoadOrder order = order();
        try (Topics topics = new Topics(broker.bootstrapServers())) {
            topics.create(EVENTS, order.configuration().pipeline().partitions());
            topics.create(CHANNEL, LoadChannel.PARTITIONS);
        }
        ExecutorService flink = Executors.newFixedThreadPool(SHARES);
        LoadTask task = new LoadTask(order.write());
        List<Future<Long>> tasks = LongStream.range(0, SHARES)
                .mapToObj(share -> flink.submit(() -> task.map(share)))
                .toList();
        long startNanos;
        try (LoadChannel<LoadCommand, LoadAnswer> channel =
                LoadChannel.ofWhoSubmits(broker.bootstrapServers(), CHANNEL)) {
            channel.say(LoadCommand.ping(123));
            Await.until("every task to answer", DEADLINE, List.of(broker.process()), () -> {
                hear(channel);
                return last.size() == SHARES;
            });
            assertThat(last.values()).allSatisfy(answer -> {
                assertThat(answer.pingSentNanos()).isEqualTo(123);
                assertThat(answer.report()).isNull();
                assertThat(answer.ended()).isFalse();
            });
            startNanos = (WallClock.epochMillis() + 1_000) * 1_000_000L;
            channel.say(LoadCommand.start(startNanos, DEADLINE, LOAD));
            channel.say(LoadCommand.stop(LOAD));
            Await.until("every task to end", DEADLINE, List.of(broker.process()), () -> {
                hear(channel);
                return last.values().stream().allMatch(LoadAnswer::ended);
            });
        }
        for (Future<Long> each : tasks) {
            each.get();
        }
        flink.shutdown();

        assertThat(last.values()).extracting(LoadAnswer::failure).containsOnlyNulls();
        assertArrived(Workloads.of(order.configuration(), SEED), startNanos / 1_000_000L);
    }

    private void assertArrived(Workload workload, long startMillis) {
        Map<Long, String> arrived = new TreeMap<>();
        ReadBack.read(
                broker.bootstrapServers(),
                EVENTS,
                (index, value, message) -> assertThat(
                                arrived.put(index, workload.canonicalLine(index, value, startMillis)))
                        .as("event %d came once", index)
                        .isNull());
        StreamHash received = new StreamHash();
        arrived.values().forEach(received::add);
        EventStream stream = workload.stream();
        StreamHash made = new StreamHash();
        long events = 0;
        for (stream.advance(); stream.intendedOffsetNanos() < LOAD.toNanos(); stream.advance()) {
            stream.addTo(made);
            events++;
        }

        assertThat(received.hex()).isEqualTo(made.hex());
        assertThat(ledgers.values().stream()
                        .mapToLong(ReportedLedger::acknowledged)
                        .sum())
                .isEqualTo(events)
                .isEqualTo(arrived.size());
        assertThat(ledgers.values()).allSatisfy(ledger -> {
            assertThat(ledger.sent()).isPositive().isEqualTo(ledger.lagNanos().getTotalCount());
            assertThat(ledger.failed()).isZero();
        });
    }
}
