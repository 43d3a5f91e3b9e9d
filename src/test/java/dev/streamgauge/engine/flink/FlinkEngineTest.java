package dev.streamgauge.engine.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.engine.Given;
import dev.streamgauge.evidence.Manifest.Prediction;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FlinkEngineTest {

    private static final Offset<Double> ROUNDING = within(1e-9);

    private final FlinkEngine engine = new FlinkEngine();

    private Prediction predict(Given given, double rateHz) {
        return engine.predictOverhead(given.pipeline(), rateHz, Given.batches()).orElseThrow();
    }

    @Test
    void theOverheadLiesBetweenTheSlowestPartitionAndThatPlusBothTimers() {
        Prediction prediction = predict(Given.defaults(), 1_500);

        double slowest = 4 * (1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 1_500 * 1_000;
        assertThat(slowest).as("P H(P) / rate = 8.3333 / 1.5 ms").isCloseTo(5.5555555556, within(1e-9));
        assertThat(prediction.low()).isCloseTo(slowest, ROUNDING);
        assertThat(prediction.high()).isCloseTo(slowest + 200 + 10, ROUNDING);
    }

    @Test
    void aSinglePartitionWaitsForItsNextEventAlone() {
        Prediction prediction =
                predict(Given.defaults().withPartitions(1).withFlink(Duration.ofMillis(50), Duration.ZERO), 10);

        assertThat(prediction.low()).isCloseTo(100, ROUNDING);
        assertThat(prediction.high()).isCloseTo(150, ROUNDING);
    }

    @Test
    void thePredictionSaysHowItWasMade() {
        assertThat(predict(Given.defaults(), 1_500).formula())
                .contains("P H(P)/rate = 5.6 ms", "I = 200 ms", "b = 10 ms");
    }

    @Test
    void aWindowMayGoOneMillisecondBeforeTheDelayIsOver() {
        assertThat(engine.earliestEmission(Given.defaults().pipeline())).isEqualTo(Duration.ofMillis(3_999));
    }

    @Test
    void inferenceStatesNeitherWindowsNorWatermarksButItsConsumerGroup() {
        assertThat(engine.settings(Inference.pipeline()))
                .containsExactly(
                        entry("model", "trained"),
                        entry("partitions", "4"),
                        entry("startingOffsets", "earliest"),
                        entry("format", "text"),
                        entry("fetchMaxWait", "50 ms"),
                        entry("parallelism", "2"),
                        entry("checkpointInterval", "1500 ms"),
                        entry("delivery", "at least once"),
                        entry("trigger", "none, event by event"),
                        entry("consumerGroup", "flink-ml"),
                        entry("bufferTimeout", "10 ms"),
                        entry("memory", "1536m TaskManager process, JobManager beside it"));
    }

    @Test
    void aPredictionMayComeOutAtOnceAndNobodySaysWhen() {
        assertThat(engine.earliestEmission(Inference.pipeline())).isZero();
        assertThat(engine.predictOverhead(Inference.pipeline(), 1_500, Given.batches()))
                .isEmpty();
    }

    @Test
    void itKnowsItsNameAndVersion() {
        assertThat(engine.name()).isEqualTo("flink");
        assertThat(engine.version()).matches("\\d+\\.\\d+\\.\\d+");
    }
}
