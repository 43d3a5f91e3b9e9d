package dev.streamgauge.report;

import dev.streamgauge.claim.Components;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.SplitLatency;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Experiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trials of one configuration, its repetitions together and in their order. Statistics are over all their windows, never over statistics of
 * trials.
 */
record TrialGroup(TrialTitle title, String name, List<Judgement> trials) {

    TrialGroup {
        trials = List.copyOf(trials);
    }

    /** Groups trials by their levels, in the order of the experiment's configurations, then of appearance. */
    static List<TrialGroup> of(List<Judgement> judgements, Experiment experiment) {
        Map<Map<String, String>, List<Judgement>> byLevels = new LinkedHashMap<>();
        experiment.configurations().forEach(configuration -> byLevels.put(configuration.levels(), new ArrayList<>()));
        for (Judgement judgement : judgements) {
            byLevels.computeIfAbsent(judgement.evidence().manifest().levels(), levels -> new ArrayList<>())
                    .add(judgement);
        }
        List<TrialGroup> groups = new ArrayList<>();
        byLevels.forEach((levels, trials) -> {
            if (!trials.isEmpty()) {
                TrialTitle title = TrialTitle.of(trials.get(0).evidence().manifest(), experiment);
                trials.sort(Comparator.comparingInt(
                        trial -> trial.evidence().manifest().repetition()));
                groups.add(new TrialGroup(title, name(levels, experiment), trials));
            }
        });
        return groups;
    }

    /** The levels that vary in the experiment, the engine first. */
    private static String name(Map<String, String> levels, Experiment experiment) {
        return levels.entrySet().stream()
                .filter(level -> experiment
                                .factors()
                                .getOrDefault(level.getKey(), List.of())
                                .size()
                        != 1)
                .sorted(Comparator.comparingInt(TrialGroup::rank))
                .map(level -> TrialTitle.levelName(level.getKey(), level.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static int rank(Map.Entry<String, String> level) {
        return level.getKey().equals(TrialTitle.ENGINE) ? 0 : level.getKey().equals(TrialTitle.ARRIVALS) ? 1 : 2;
    }

    double[] overheads() {
        return values(WindowRow::overheadMs);
    }

    Statistics overhead() {
        return Statistics.of(overheads());
    }

    Statistics latency() {
        return Statistics.of(values(WindowRow::latencyMs));
    }

    /** The parts of the latency, of the windows of all trials. */
    Components components() {
        return new Components(trials.stream()
                .flatMap(trial -> trial.components().windows().stream())
                .toList());
    }

    /** The same divided as seed 004 does. */
    SplitLatency split() {
        List<SplitLatency> splits = trials.stream().map(Judgement::split).toList();
        return new SplitLatency(
                splits.stream().flatMap(split -> split.windows().stream()).toList(),
                splits.stream().flatMap(split -> split.unstamped().stream()).toList());
    }

    private double[] values(Function<WindowRow, @Nullable Double> value) {
        Stream<@Nullable Double> all = trials.stream()
                .flatMap(trial -> trial.evidence().matched().stream())
                .map(value);
        return all.filter(Objects::nonNull).mapToDouble(Double::doubleValue).toArray();
    }
}
