package dev.streamgauge.workload.ctr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.workload.ctr.LateRule.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With W 2 s, D 4 s and T 1 s. */
class LateRuleTest {

    private final LateRule rule = LateRule.of(Given.defaults().pipeline());

    @ParameterizedTest
    @CsvSource({"0, COUNTED", "3999, COUNTED", "4000, RACE", "8000, RACE", "8001, DROPPED", "1000000, DROPPED"})
    void anEventIsCountedBelowTheDelayAndDroppedBeyondDelayWindowAndTwoTriggers(long latenessMillis, Fate fate) {
        assertThat(rule.fate(latenessMillis, false)).isEqualTo(fate);
    }

    @Test
    void anEventDatedBeforeTheStartMayMeetAnEngineWithoutAWatermark() {
        assertThat(rule.fate(8001, true)).isEqualTo(Fate.RACE);
        assertThat(rule.fate(3999, true)).isEqualTo(Fate.COUNTED);
    }
}
