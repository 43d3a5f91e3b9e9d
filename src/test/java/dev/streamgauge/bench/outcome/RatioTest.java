package dev.streamgauge.bench.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void whatSlowsBothSidesOfARoundLeavesItsRatioAlone() {
        // given the machine at half its speed in the second round, at a tenth in the third
        List<Double> ours = List.of(1200.0, 600.0, 120.0);
        List<Double> theirs = List.of(1000.0, 500.0, 100.0);

        // when
        Ratio ratio = Ratio.of("ours / theirs", Map.of(), ours, theirs);

        // then
        assertThat(ratio.rounds()).allSatisfy(round -> assertThat(round).isEqualTo(1.2));
        assertThat(ratio.median()).isEqualTo(1.2);
        assertThat(ratio.low()).isEqualTo(1.2);
        assertThat(ratio.high()).isEqualTo(1.2);
    }

    @Test
    void roundsThatHaveNoPartnerAreRefused() {
        assertThatThrownBy(() -> Ratio.of("a / b", Map.of(), List.of(1.0, 2.0), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 rounds cannot be paired with 1");
    }
}
