package dev.streamgauge.trial;

import dev.streamgauge.load.LoadPlace;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a trial runs with, by name: the load's settings, then the engine's. */
final class EffectiveSettings {

    private EffectiveSettings() {}

    /**
     * The settings. An engine that runs with other settings than it was given would be compared under false pretences.
     *
     * @param loads where the load comes from
     * @param asked what the engine was asked for
     * @param effective what it says that it runs with
     * @throws TrialBrokenException if they differ, naming the first that does
     */
    static Map<String, String> of(
            PlannedTrial trial, LoadPlace loads, Map<String, String> asked, Map<String, String> effective) {
        asked.forEach((name, value) -> {
            if (!value.equals(effective.get(name))) {
                throw new TrialBrokenException(
                        "The engine runs with %s = %s, but was asked for %s"
                                .formatted(name, effective.get(name), value),
                        null);
            }
        });
        Map<String, String> settings = new LinkedHashMap<>(LoadSettings.of(trial));
        settings.putAll(loads.settings());
        settings.putAll(effective);
        return settings;
    }
}
