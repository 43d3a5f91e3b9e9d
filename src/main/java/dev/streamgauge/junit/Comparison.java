package dev.streamgauge.junit;

import dev.streamgauge.claim.Fairness;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Threshold;
import dev.streamgauge.claim.ThresholdSearch;
import dev.streamgauge.experiment.Experiment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return ThresholdSearch.thresholds(experiment, judgements);
    }

    /** Finished trials that ran the same stream on different engines, together. */
    public Collection<List<Judgement>> pairs() {
        return finished().stream()
                .collect(Collectors.groupingBy(
                        judgement -> judgement.evidence().manifest().pairId(), LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
