package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestIdentityTest {

    @Test
    void theHistoryDoesNotDependOnTheOrderOfLevelsNorOnNamesThatAreShown() {
        // given
        Map<String, String> oneOrder = new LinkedHashMap<>();
        oneOrder.put("engine", "flink");
        oneOrder.put("arrivals", "spp");
        Map<String, String> otherOrder = new LinkedHashMap<>();
        otherOrder.put("arrivals", "spp");
        otherOrder.put("engine", "flink");

        // when
        TestIdentity first = new TestIdentity("ctr", "CTR", "Flink", "latency", "Flink, SPP", oneOrder, Map.of());
        TestIdentity second =
                new TestIdentity("ctr", "CTR again", "Engines", "latency", "#3", otherOrder, Map.of("seed", "1"));

        // then
        assertThat(first.historyId()).isEqualTo(second.historyId());
        assertThat(first.testCaseId()).isEqualTo(second.testCaseId());
    }

    @Test
    void configurationsOfATestShareTheTestCaseButNotTheHistory() {
        // given
        TestIdentity flink = identity("latency", "flink");

        // when
        TestIdentity spark = identity("latency", "spark");

        // then
        assertThat(spark.testCaseId()).isEqualTo(flink.testCaseId());
        assertThat(spark.historyId()).isNotEqualTo(flink.historyId());
    }

    @Test
    void testsOfAnExperimentShareNothing() {
        assertThat(identity("latency", "flink").historyId())
                .isNotEqualTo(identity("windows", "flink").historyId());
        assertThat(identity("latency", "flink").testCaseId())
                .isNotEqualTo(identity("windows", "flink").testCaseId());
    }

    @Test
    void aClaimKeepsItsHistoryWhenItsTextIsReworded() {
        // given
        TestIdentity first = TestIdentity.ofClaim(SyntheticExperiment.experiment(), "A9", "Flink is faster");

        // when
        TestIdentity reworded = TestIdentity.ofClaim(SyntheticExperiment.experiment(), "A9", "Spark is slower");

        // then
        assertThat(reworded.historyId()).isEqualTo(first.historyId());
        assertThat(TestIdentity.ofClaim(SyntheticExperiment.experiment(), "A10", "Flink is faster")
                        .historyId())
                .isNotEqualTo(first.historyId());
    }

    @Test
    void aTrialAtARateThatNoFileKnowsIsNamedByItsRateAllTheSame() {
        // given
        Map<String, String> rung = Map.of("engine", "flink", "arrivals", "spp", "rate", "3250/s", "producers", "1");

        // when
        TestIdentity identity = TestIdentity.ofTrial(SyntheticExperiment.byProducers(), "climbs", rung, 1, 42);

        // then
        assertThat(identity.name()).isEqualTo("Flink · SPP · 3,250 events/s · 1 producer");
    }

    @Test
    void moreThanThreeShownParametersAreRefused() {
        assertThatThrownBy(() -> new TestIdentity(
                        "ctr",
                        "CTR",
                        "Flink",
                        "latency",
                        "Flink, SPP",
                        Map.of(),
                        Map.of("a", "", "b", "", "c", "", "d", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Flink, SPP");
    }

    private static TestIdentity identity(String test, String engine) {
        return new TestIdentity("ctr", "CTR", engine, test, engine, Map.of("engine", engine), Map.of());
    }
}
