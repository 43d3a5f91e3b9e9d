package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.junit.Probe;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Testbed;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A result topic that holds one measured window twice. */
@StreamExperiment("faults/repeated-window.yaml")
class RepeatedWindowFaultsExperiment {

    /** Well inside the measurement: the windows of the warm-up come first. */
    private static final int REPEATED = 6;

    @Trials
    void theWindowIsNamed(Trial trial, Probe probe, Testbed testbed) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, testbed.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            // given
            AtomicInteger seen = new AtomicInteger();
            probe.onResult(result -> {
                if (seen.incrementAndGet() == REPEATED) {
                    producer.send(new ProducerRecord<>(trial.outputTopic(), json(result)));
                }
            });

            // when
            Judgement judgement = trial.run();

            // then
            WindowRow window = judgement.evidence().windows().stream()
                    .filter(row -> row.status() == WindowRow.Status.DUPLICATE)
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> assertThat(judgement).holds())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("1 duplicate")
                    .hasMessageContaining(
                            "window %d..%d is duplicate".formatted(window.windowStartMs(), window.windowEndMs()));
        }
    }

    private static String json(ResultRow result) {
        return """
                {"window_start_ms":%d,"window_end_ms":%d,"views":%d,"clicks":%d,"ctr":%s,\
                "latest_kafka_ts_ms":%d,"max_producer_ns":%d,"computed_ns":%d}""".formatted(
                        result.windowStartMs(),
                        result.windowEndMs(),
                        result.views(),
                        result.clicks(),
                        result.ctr(),
                        result.inputAppendedMs(),
                        result.maxSentNs(),
                        result.computedNs());
    }
}
