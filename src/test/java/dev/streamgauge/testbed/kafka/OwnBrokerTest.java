package dev.streamgauge.testbed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.probe.ReadBack;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.Suspension;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnBrokerTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int EVENTS = 100;

    @TempDir
    static Path folder;

    private static OwnBroker broker;

    private final AtomicInteger acknowledged = new AtomicInteger();

    private final EventSink.Fate fate = new EventSink.Fate() {

        @Override
        public void acknowledged(long index) {
            acknowledged.incrementAndGet();
        }

        @Override
        public void failed(long index, Exception reason) {
            throw new AssertionError(reason);
        }
    };

    @BeforeAll
    static void start() {
        broker = OwnBroker.start(Site.LOCAL, folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
        assertThat(broker.process().alive()).isFalse();
        assertThatThrownBy(broker::restart).isInstanceOf(IllegalStateException.class);
    }

    private static Set<Long> held(String topic) {
        Set<Long> events = new TreeSet<>();
        ReadBack.read(broker.bootstrapServers(), topic, (index, value, message) -> events.add(index));
        return events;
    }

    private void send(KafkaProducers producers, int from, int to) {
        for (int index = from; index < to; index++) {
            producers.send(index, 0, 0, index % 2, new byte[200], fate);
        }
    }

    @Test
    void whatItAcknowledgedBeforeASigkillIsThereAfterItsRestartAndItsClientsGoOn() {
        Node node = broker.node().orElseThrow();
        long firstPid = node.process().pid().orElseThrow();
        try (Topics topics = new Topics(broker.bootstrapServers())) {
            topics.create("killed", 2);
            try (KafkaProducers producers = new KafkaProducers(broker.bootstrapServers(), "killed", 1)) {
                send(producers, 0, EVENTS);
                producers.flush();

                assertThat(node.kill()).isEqualTo(137);
                assertThat(node.ready()).isFalse();
                send(producers, EVENTS, 2 * EVENTS);
                node.restart();
                Await.until("the broker to work again", DEADLINE, broker.processes(), node::ready);
                producers.flush();
            }

            assertThat(acknowledged).hasValue(2 * EVENTS);
            assertThat(held("killed")).hasSize(2 * EVENTS);
            assertThat(node.process().pid().orElseThrow()).isNotEqualTo(firstPid);
            assertThat(broker.processes()).isEqualTo(List.of(node.process()));
            topics.create("created-afterwards", 1);
            topics.delete(List.of("killed"));
        }
    }

    @Test
    void oneThatStoodStillForLongerThanItsSessionGoesOn() {
        try (Topics topics = new Topics(broker.bootstrapServers());
                KafkaProducers producers = producing(topics)) {
            Suspension.of(broker.process().pid().orElseThrow(), Duration.ofSeconds(4))
                    .join();
            send(producers, 0, EVENTS);
            producers.flush();

            assertThat(acknowledged).hasValue(EVENTS);
            assertThat(held("paused")).hasSize(EVENTS);
            assertThat(broker.ready()).isTrue();
        }
    }

    private static KafkaProducers producing(Topics topics) {
        topics.create("paused", 2);
        return new KafkaProducers(broker.bootstrapServers(), "paused", 1);
    }
}
