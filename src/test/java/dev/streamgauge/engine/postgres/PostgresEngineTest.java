package dev.streamgauge.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.engine.Given;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.PostgresSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresEngineTest {

    private final PostgresEngine engine = new PostgresEngine();

    private static Pipeline pipeline() {
        return Given.defaults()
                .pipeline()
                .running(new PostgresSettings(
                        3,
                        PostgresSettings.Write.BATCHES,
                        PostgresSettings.Fsync.OFF,
                        Duration.ofMillis(150),
                        Duration.ofMillis(900)));
    }

    @Test
    void itStatesWhatTheOtherEnginesStateAndHowItWrites() {
        assertThat(engine.settings(pipeline()))
                .containsExactly(
                        entry("window", "2000 ms"),
                        entry("watermarkDelay", "4000 ms"),
                        entry("grouping", "none"),
                        entry("outputMode", "append"),
                        entry("partitions", "4"),
                        entry("startingOffsets", "earliest"),
                        entry("format", "json"),
                        entry("fetchMaxWait", "50 ms"),
                        entry("parallelism", "3"),
                        entry("checkpointInterval", "none, each write is a transaction"),
                        entry("delivery", "exactly once into the table, and a window is published once"),
                        entry("trigger", "every 150 ms"),
                        entry("watermarkEmission", "every 150 ms"),
                        entry("watermarkOverPartitions", "minimum"),
                        entry("idleTimeout", "900 ms"),
                        entry("bufferTimeout", "none"),
                        entry(
                                "memory",
                                "512m heap of ingesters and aggregator, Postgres beside it with 256MB of shared buffers"),
                        entry("write", "batches"),
                        entry("fsync", "off"));
    }

    @Test
    void theOverheadLiesBetweenTheSlowestPartitionAndThatPlusThePollInterval() {
        Prediction prediction =
                engine.predictOverhead(pipeline(), 1_500, Given.batches()).orElseThrow();

        double slowest = 4 * (1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 1_500 * 1_000;
        assertThat(prediction.low()).isCloseTo(slowest, within(1e-9));
        assertThat(prediction.high()).isCloseTo(slowest + 150, within(1e-9));
        assertThat(prediction.formula()).contains("P H(P)/rate = 5.6 ms", "I = 150 ms");
    }

    @Test
    void aWindowMayGoWhenTheDelayIsOver() {
        assertThat(engine.earliestEmission(pipeline())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void anotherParallelismIsAnotherNumberOfIngesters() {
        assertThat(pipeline().atParallelism(4).postgres().ingesters()).isEqualTo(4);
    }

    @Test
    void anIntervalThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> new PostgresSettings(
                        1,
                        PostgresSettings.Write.COPY,
                        PostgresSettings.Fsync.ON,
                        Duration.ZERO,
                        Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pollInterval: 0 s is not positive");
    }
}
