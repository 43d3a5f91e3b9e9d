package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.experiment.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

    private static final Configuration CONFIGURATION = Given.defaults().configuration();

    @Test
    void theLoadsSettingsAndTheEnginesStandSideBySide() {
        Map<String, String> asked = Map.of("window", "2000 ms");
        Map<String, String> effective = Map.of("window", "2000 ms", "version", "3");

        assertThat(EffectiveSettings.of(CONFIGURATION, asked, effective))
                .containsAllEntriesOf(effective)
                .containsAllEntriesOf(LoadSettings.of(CONFIGURATION));
    }

    @Test
    void anEngineThatRunsWithAnotherSettingThanItWasGivenBreaksTheTrialOff() {
        Map<String, String> asked = Map.of("parallelism", "2");

        assertThatThrownBy(() -> EffectiveSettings.of(CONFIGURATION, asked, Map.of("parallelism", "1")))
                .isInstanceOf(TrialBrokenException.class)
                .hasMessage("The engine runs with parallelism = 1, but was asked for 2");
        assertThatThrownBy(() -> EffectiveSettings.of(CONFIGURATION, asked, Map.of()))
                .hasMessage("The engine runs with parallelism = null, but was asked for 2");
    }
}
