package dev.streamgauge.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.engine.Given;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SparkEngineTest {

    private final SparkEngine engine = new SparkEngine();

    private Prediction predict(Duration trigger, Double... batchMs) {
        return engine.predictOverhead(Given.defaults().withTrigger(trigger).pipeline(), 1_500, Given.batches(batchMs))
                .orElseThrow();
    }

    @Test
    void theOverheadLiesBetweenOneAndTwoTriggersPlusABatch() {
        Prediction prediction = predict(Duration.ofSeconds(1), 280.0, 310.0, 9_000.0);

        assertThat(prediction.low()).isEqualTo(1_310);
        assertThat(prediction.high()).isEqualTo(2_310);
        assertThat(prediction.formula()).contains("T = 1000 ms", "B = 310 ms", "median of 3");
    }

    @Test
    void ofAnEvenNumberOfBatchesTheMedianLiesBetweenTheMiddleTwo() {
        assertThat(predict(Duration.ofSeconds(1), 400.0, 100.0, 200.0, 300.0).low())
                .isEqualTo(1_250);
    }

    @Test
    void withoutATriggerBatchesFollowOneAnother() {
        Prediction prediction = predict(Duration.ZERO, 300.0);

        assertThat(prediction.low()).isEqualTo(600);
        assertThat(prediction.high()).isEqualTo(900);
        assertThat((prediction.low() + prediction.high()) / 2)
                .as("2.5 B on average")
                .isEqualTo(750);
    }

    @Test
    void batchesThatOverrunTheirTriggerFollowOneAnother() {
        Prediction prediction = predict(Duration.ofMillis(200), 300.0);

        assertThat(prediction.low()).isEqualTo(600);
        assertThat(prediction.high()).isEqualTo(900);
        assertThat(prediction.formula()).contains("200 ms", "300 ms");
    }

    @Test
    void withoutABatchThereIsNothingToPredictFrom() {
        assertThat(engine.predictOverhead(Given.defaults().pipeline(), 1_500, Given.batches()))
                .isEmpty();
    }

    private static Pipeline updating() {
        Pipeline pipeline = Given.defaults().pipeline();
        return pipeline.running(
                new Pipeline.Spark(Duration.ofSeconds(1), Pipeline.Deployment.LOCAL, Pipeline.OutputMode.UPDATE),
                pipeline.flink());
    }

    @Test
    void aWindowThatComesOutWheneverItChangesWaitsForNoWatermark() {
        assertThat(engine.settings(updating())).containsEntry("outputMode", "update");
        assertThat(engine.settings(Given.defaults().pipeline())).containsEntry("outputMode", "append");
        assertThat(engine.earliestEmission(updating())).isZero();
        assertThat(engine.predictOverhead(updating(), 1_500, Given.batches(300.0)))
                .get()
                .returns(300.0, Prediction::low)
                .returns(1_300.0, Prediction::high);
    }

    @Test
    void byCampaignItSaysHowItLearnsThem() {
        assertThat(engine.settings(Given.defaults().pipeline())).doesNotContainKey("staticJoin");
        assertThat(engine.settings(Given.defaults().pipeline().groupedBy(Pipeline.Grouping.CAMPAIGN)))
                .containsEntry("grouping", "campaign")
                .containsEntry("staticJoin", "broadcast with each batch, read once over JDBC");
    }

    @Test
    void aWindowMayGoWhenTheDelayIsOver() {
        assertThat(engine.earliestEmission(Given.defaults().pipeline())).isEqualTo(Duration.ofSeconds(4));
    }
}
