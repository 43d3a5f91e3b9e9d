package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A level, a setting of load or engine, or the length of a phase that a trial was recorded with, where its experiment now asks
 * for another.
 *
 * @param name its name, as the manifest has it
 * @param recorded its value in the evidence; null if that does not state it
 * @param asked its value now; null if nothing asks for it any more
 */
public record ChangedSetting(
        String name, @Nullable String recorded, @Nullable String asked) {

    /**
     * What the experiment's file asks for otherwise than the evidence has it. Passes over what no file can ask for, and what
     * the evidence does not state: it may be of a trial that ended before its engine ran, or older than the setting's name.
     */
    public static List<ChangedSetting> askedFor(PlannedTrial trial, Engine engine, Manifest manifest) {
        List<ChangedSetting> changed = new ArrayList<>(levels(trial.configuration(), manifest));
        settings(trial, engine, manifest).stream()
                .filter(setting -> setting.recorded != null && !SettingNames.FIXED.contains(setting.name))
                .filter(setting -> changed.stream().noneMatch(level -> level.name.equals(setting.name)))
                .forEach(changed::add);
        return changed;
    }

    /** Everything that the trial would not run with as the evidence has it, or that the evidence does not state. */
    static List<ChangedSetting> all(PlannedTrial trial, Engine engine, Manifest manifest) {
        List<ChangedSetting> changed = new ArrayList<>(levels(trial.configuration(), manifest));
        changed.addAll(settings(trial, engine, manifest));
        return changed;
    }

    private static List<ChangedSetting> levels(Configuration configuration, Manifest manifest) {
        Set<String> names = new LinkedHashSet<>(configuration.levels().keySet());
        names.addAll(manifest.levels().keySet());
        return changed(names, manifest.levels(), configuration.levels());
    }

    private static List<ChangedSetting> settings(PlannedTrial trial, Engine engine, Manifest manifest) {
        Manifest.Clock clock = manifest.clock();
        Map<String, String> recorded = new LinkedHashMap<>(manifest.settings());
        recorded.put("warmUp", Notation.write(Duration.ofMillis(clock.warmUpMs())));
        recorded.put("measure", Notation.write(Duration.ofMillis(clock.measureMs())));
        if (clock.drainDeadlineMs() != null) {
            recorded.put("drainDeadline", Notation.write(Duration.ofMillis(clock.drainDeadlineMs())));
        }
        Timing timing = trial.configuration().timing();
        Map<String, String> asked = new LinkedHashMap<>(LoadSettings.of(trial));
        asked.putAll(engine.settings(trial.configuration().pipeline()));
        asked.put("warmUp", Notation.write(timing.warmUp()));
        asked.put("measure", Notation.write(timing.measure()));
        asked.put("drainDeadline", Notation.write(timing.drainDeadline()));
        return changed(asked.keySet(), recorded, asked);
    }

    private static List<ChangedSetting> changed(
            Set<String> names, Map<String, String> recorded, Map<String, String> asked) {
        return names.stream()
                .map(name -> new ChangedSetting(name, recorded.get(name), asked.get(name)))
                .filter(setting -> !Objects.equals(setting.recorded, setting.asked))
                .toList();
    }

    /** {@code rate: recorded 1500/s, asked 1600/s}. */
    @Override
    public String toString() {
        return "%s: recorded %s, asked %s"
                .formatted(name, recorded == null ? "none" : recorded, asked == null ? "none" : asked);
    }
}
