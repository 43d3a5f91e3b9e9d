package dev.streamgauge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.engine.spark.SparkEngine;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    private static final Map<String, String> SPARK =
            new SparkEngine().settings(Given.defaults().pipeline());
    private static final Map<String, String> FLINK =
            new FlinkEngine().settings(Given.defaults().pipeline());

    @Test
    void bothEnginesStateTheSameSettingsInTheSameOrder() {
        assertThat(List.copyOf(SPARK.keySet())).isEqualTo(List.copyOf(FLINK.keySet()));
    }

    @Test
    void whatThePipelineSaysHoldsForBoth() {
        Map<String, String> common = SettingNames.common(Given.defaults().pipeline());

        assertThat(common)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "window", "2000 ms",
                        "watermarkDelay", "4000 ms",
                        "grouping", "none",
                        "outputMode", "append",
                        "partitions", "4",
                        "startingOffsets", "earliest",
                        "format", "json",
                        "fetchMaxWait", "50 ms",
                        "parallelism", "2"));
        assertThat(SPARK).containsAllEntriesOf(common);
        assertThat(FLINK).containsAllEntriesOf(common);
    }

    @Test
    void ofALoadProbeItsCostIsSaidAndNothingOfWindowsOrModels() {
        Cost cost = new Cost(Cost.Kind.WAITING, Duration.ofMillis(1));

        assertThat(SettingNames.common(
                        Given.loadProbe(cost, Pipeline.Deployment.LOCAL, Pipeline.Delivery.AT_LEAST_ONCE)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "cost", "waiting 1 ms",
                        "partitions", "6",
                        "startingOffsets", "earliest",
                        "format", "json",
                        "fetchMaxWait", "50 ms",
                        "parallelism", "2"));
    }

    @Test
    void aCostIsWrittenWithItsKindUnlessThereIsNone() {
        assertThat(SettingNames.cost(new Cost(Cost.Kind.BUSY, Duration.ofNanos(250_000))))
                .isEqualTo("busy 250 us");
        assertThat(SettingNames.cost(Cost.NONE)).isEqualTo("none");
    }

    @Test
    void aGuaranteeIsWrittenInWords() {
        assertThat(SettingNames.delivery(Pipeline.Delivery.AT_LEAST_ONCE)).isEqualTo("at least once");
        assertThat(SettingNames.delivery(Pipeline.Delivery.EXACTLY_ONCE)).isEqualTo("exactly once");
    }

    @Test
    void eachEngineStatesItsOwnWays() {
        assertThat(SPARK)
                .containsEntry("trigger", "every 1000 ms")
                .containsEntry("checkpointInterval", "1000 ms")
                .containsEntry("watermarkOverPartitions", "maximum");
        assertThat(FLINK)
                .containsEntry("watermarkEmission", "every 200 ms")
                .containsEntry("checkpointInterval", "1500 ms")
                .containsEntry("bufferTimeout", "10 ms")
                .containsEntry("idleTimeout", "1000 ms")
                .containsEntry("watermarkOverPartitions", "minimum");
    }
}
