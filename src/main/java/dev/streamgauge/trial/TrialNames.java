package dev.streamgauge.trial;

import dev.streamgauge.experiment.Experiment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names made of levels. */
final class TrialNames {

    private static final String ENGINE = "engine";
    private static final Set<String> SAY_IT_THEMSELVES = Set.of(ENGINE, "arrivals");

    private TrialNames() {}

    /** The levels of factors that have more than one, joined; {@code all} if there is none. */
    static String of(Experiment experiment, Map<String, String> levels, boolean withEngine) {
        String name = levels.entrySet().stream()
                .filter(level -> experiment
                                .factors()
                                .getOrDefault(level.getKey(), List.of())
                                .size()
                        > 1)
                .filter(level -> withEngine || !level.getKey().equals(ENGINE))
                .map(level -> SAY_IT_THEMSELVES.contains(level.getKey())
                        ? level.getValue()
                        : level.getKey() + "_" + level.getValue())
                .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "_"))
                .collect(Collectors.joining("-"));
        return name.isEmpty() ? "all" : name;
    }
}
