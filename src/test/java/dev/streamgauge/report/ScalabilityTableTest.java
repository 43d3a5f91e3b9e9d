package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.ScalabilityLaw;
import dev.streamgauge.claim.ScalabilityLaw.Fitted;
import dev.streamgauge.claim.ScalabilityLaw.Parameter;
import dev.streamgauge.claim.ScalabilityLaw.Refused;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScalabilityTableTest {

    @Test
    void aLawStandsWithItsIntervalsAndARefusalWithItsReason() {
        Map<String, ScalabilityLaw> laws = new TreeMap<>(Map.of(
                "flink",
                new Fitted(
                        new Parameter(10_000, 9_500, 10_400),
                        new Parameter(0.05, 0.02, 0.09),
                        new Parameter(0.01, 0.005, 0.02),
                        5,
                        120),
                "spark",
                new Refused("2 different parallelisms carry no law")));

        String html = new ScalabilityTable(laws).html();

        assertThat(html)
                .contains("10,000 [9,500, 10,400] events/s", "0.050 [0.020, 0.090]", "parallelism 9.7")
                .contains("no fit: 2 different parallelisms carry no law");
    }

    @Test
    void withoutParallelismAsAFactorThereIsNoTable() {
        assertThat(new ScalabilityTable(Map.of()).html()).isEmpty();
    }
}
