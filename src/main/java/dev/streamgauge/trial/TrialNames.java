package dev.streamgauge.trial;

import dev.streamgauge.experiment.Experiment;
import java.util.HashSet;
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

    /**
     * The levels that tell trials apart, joined; {@code all} if there is none. A declared factor with a single level tells
     * nothing; what the file does not declare, such as the rate that a search sets, always does.
     */
    static String ofTrial(Experiment experiment, Map<String, String> levels) {
        return of(experiment, levels, Set.of());
    }

    /** The levels that tell streams apart: all but the engine, and what one engine alone has. */
    static String ofStream(Experiment experiment, Map<String, String> levels) {
        Set<String> ofTheEngine = new HashSet<>(experiment.engineFactors().keySet());
        ofTheEngine.add(ENGINE);
        return of(experiment, levels, ofTheEngine);
    }

    private static String of(Experiment experiment, Map<String, String> levels, Set<String> leftOut) {
        String name = levels.entrySet().stream()
                .filter(level -> !leftOut.contains(level.getKey()))
                .filter(level -> {
                    List<String> declared = experiment.factors().get(level.getKey());
                    return declared == null || declared.size() > 1;
                })
                .map(level -> SAY_IT_THEMSELVES.contains(level.getKey())
                        ? level.getValue()
                        : level.getKey() + "_" + level.getValue())
                .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "_"))
                .collect(Collectors.joining("-"));
        return name.isEmpty() ? "all" : name;
    }
}
