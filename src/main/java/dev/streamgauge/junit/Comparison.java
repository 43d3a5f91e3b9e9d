package dev.streamgauge.junit;

import dev.streamgauge.claim.Fairness;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Rung;
import dev.streamgauge.claim.Sustained;
import dev.streamgauge.claim.Threshold;
import dev.streamgauge.claim.ThresholdSearch;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Search;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All trials of an experiment that were run, side by side.
 *
 * @param experiment the experiment
 * @param judgements its trials, judged, in the order in which they ran
 */
public record Comparison(Experiment experiment, List<Judgement> judgements) {

    public Comparison {
        judgements = List.copyOf(judgements);
    }

    /** The settings that the engines really ran with, side by side, for each pair of trials. */
    public List<Fairness> fairness() {
        return pairs().stream().map(this::fairness).toList();
    }

    private Fairness fairness(List<Judgement> pair) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        for (Judgement judgement : pair) {
            settings.put(
                    judgement.evidence().manifest().trial(),
                    judgement.evidence().manifest().settings());
        }
        return Fairness.of(settings, experiment.differences());
    }

    /** The trials that came to their end; the others say nothing in a comparison. */
    public List<Judgement> finished() {
        return judgements.stream()
                .filter(judgement -> judgement.evidence().manifest().failure() == null)
                .filter(judgement -> judgement.evidence().manifest().receivedSha256() != null)
                .toList();
    }

    /**
     * What each combination of levels sustains, as far as the trials of a search tell; empty for an experiment without one.
     */
    public List<Threshold> thresholds() {
        Search search = experiment.search();
        if (search == null) {
            return List.of();
        }
        return judgements.stream()
                .map(Comparison::withoutRate)
                .distinct()
                .map(levels -> ThresholdSearch.threshold(search, levels, rungs(levels)))
                .toList();
    }

    /** The trials of a search at these levels, at whatever rate, in the order in which they ran. */
    List<Rung> rungs(Map<String, String> levels) {
        Search search = Objects.requireNonNull(experiment.search(), "a search");
        return judgements.stream()
                .filter(judgement -> withoutRate(judgement).equals(levels))
                .map(judgement -> Sustained.of(judgement, search))
                .toList();
    }

    private static Map<String, String> withoutRate(Judgement judgement) {
        Map<String, String> levels =
                new LinkedHashMap<>(judgement.evidence().manifest().levels());
        levels.remove(Search.FACTOR);
        return levels;
    }

    /** Finished trials that ran the same stream on different engines, together. */
    public Collection<List<Judgement>> pairs() {
        return finished().stream()
                .collect(Collectors.groupingBy(
                        judgement -> judgement.evidence().manifest().pairId(), LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
