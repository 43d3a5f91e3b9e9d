package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.load.LoadPlace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

    private static final PlannedTrial TRIAL = Given.defaults().plan(1).trials().get(0);

    @Test
    void theLoadsSettingsAndTheEnginesStandSideBySide() {
        Map<String, String> asked = Map.of("window", "2000 ms");
        Map<String, String> effective = Map.of("window", "2000 ms", "version", "3");

        assertThat(EffectiveSettings.of(TRIAL, LoadPlace.HERE, asked, effective))
                .containsAllEntriesOf(effective)
                .containsAllEntriesOf(LoadSettings.of(TRIAL));
    }

    @Test
    void anEngineThatRunsWithAnotherSettingThanItWasGivenBreaksTheTrialOff() {
        Map<String, String> asked = Map.of("parallelism", "2");

        assertThatThrownBy(() -> EffectiveSettings.of(TRIAL, LoadPlace.HERE, asked, Map.of("parallelism", "1")))
                .isInstanceOf(TrialBrokenException.class)
                .hasMessage("The engine runs with parallelism = 1, but was asked for 2");
        assertThatThrownBy(() -> EffectiveSettings.of(TRIAL, LoadPlace.HERE, asked, Map.of()))
                .hasMessage("The engine runs with parallelism = null, but was asked for 2");
    }
}
