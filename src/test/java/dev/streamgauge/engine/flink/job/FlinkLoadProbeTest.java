package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlinkLoadProbeTest {

    @ParameterizedTest
    @CsvSource({"0, 5000", "1, 5000", "10000, 5000", "50000, 1000", "1000000, 50", "50000001, 1", "10000000000, 1"})
    void aPollBringsWorkForFiftyMillisecondsAtTheMost(long costNanos, int records) {
        assertThat(FlinkLoadProbe.pollRecords(costNanos)).isEqualTo(records);
    }

    @Test
    void anotherGuaranteeIsRefused() {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "bootstrapServers", "127.0.0.1:1",
                "inputTopic", "in",
                "outputTopic", "out",
                "deadLetterTopic", "dead",
                "fetchMaxWaitMs", "50",
                "bufferTimeoutMs", "10",
                "checkpointIntervalMs", "1000",
                "parallelism", "1",
                "costKind", "none",
                "costNanos", "0"));
        parameters.put("delivery", "atMostOnce");

        assertThatThrownBy(() -> FlinkLoadProbe.submit(parameters))
                .hasMessage("delivery must be atLeastOnce or exactlyOnce, but is atMostOnce");
    }
}
