package dev.streamgauge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.engine.spark.SparkEngine;
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
