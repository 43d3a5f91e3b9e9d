package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairnessTest {

    private static Map<String, Map<String, String>> engines(Map<String, String> spark, Map<String, String> flink) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        settings.put("spark", spark);
        settings.put("flink", flink);
        return settings;
    }

    @Test
    void equalSettingsAreFair() {
        Fairness fairness = Fairness.of(engines(Map.of("window", "2000 ms"), Map.of("window", "2000 ms")), Map.of());

        assertThat(fairness.engines()).containsExactly("spark", "flink");
        assertThat(fairness.rows())
                .containsExactly(new Fairness.Row("window", List.of("2000 ms", "2000 ms"), true, null));
        assertThat(fairness.undeclared()).isEmpty();
    }

    @Test
    void aDifferenceThatNobodyDeclaredIsUnfair() {
        Fairness fairness = Fairness.of(
                engines(Map.of("window", "2000 ms", "partitions", "4"), Map.of("window", "2001 ms", "partitions", "4")),
                Map.of("trigger", "only Spark has one"));

        assertThat(fairness.undeclared())
                .containsExactly(new Fairness.Row("window", List.of("2000 ms", "2001 ms"), false, null));
    }

    @Test
    void aDifferenceThatIsDeclaredIsFairAndKeepsItsReason() {
        Fairness fairness = Fairness.of(
                engines(Map.of("trigger", "every 1000 ms"), Map.of("trigger", "none")),
                Map.of("trigger", "only Spark has one"));

        assertThat(fairness.undeclared()).isEmpty();
        assertThat(fairness.rows())
                .containsExactly(
                        new Fairness.Row("trigger", List.of("every 1000 ms", "none"), false, "only Spark has one"));
    }

    @Test
    void aSettingThatOnlyOneEngineStatesIsADifference() {
        Fairness fairness = Fairness.of(engines(Map.of("window", "1"), Map.of("window", "1", "extra", "on")), Map.of());

        assertThat(fairness.undeclared()).containsExactly(new Fairness.Row("extra", List.of("-", "on"), false, null));
    }

    @Test
    void oneEngineAloneDiffersFromNobody() {
        assertThat(Fairness.of(Map.of("flink", Map.of("window", "1")), Map.of()).undeclared())
                .isEmpty();
    }
}
