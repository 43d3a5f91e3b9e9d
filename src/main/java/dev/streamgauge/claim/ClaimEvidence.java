package dev.streamgauge.claim;

import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.PublishedClaim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a claim is judged on.
 *
 * @param claim the claim
 * @param alpha chance of error that its test may have. An experiment's tested claims share 0.05 equally (Bonferroni), so that
 *     the chance that any of its verdicts is wrong by chance stays below 0.05
 * @param experiment the experiment
 * @param trials its trials that count: valid and finished, in the order in which they ran
 * @param beside the same trials as they ran beside these in the embedded testbed, those that count; empty unless that was asked for
 */
public record ClaimEvidence(
        PublishedClaim claim, double alpha, Experiment experiment, List<Judgement> trials, List<Judgement> beside) {

    /** The chance of error that an experiment's tested claims share. */
    public static final double FAMILY_ALPHA = 0.05;

    public ClaimEvidence {
        trials = List.copyOf(trials);
        beside = List.copyOf(beside);
    }

    /** Trials beside which no others ran. */
    public ClaimEvidence(PublishedClaim claim, double alpha, Experiment experiment, List<Judgement> trials) {
        this(claim, alpha, experiment, trials, List.of());
    }

    /**
     * The trials with that level of a factor.
     *
     * @param factor a factor's name, such as {@code arrivals}
     * @param level a level as the experiment file writes it; one that is not run at this scale leaves no trial
     * @throws IllegalArgumentException if the experiment has no such factor
     */
    public ClaimEvidence where(String factor, String level) {
        if (!experiment.factors().containsKey(factor)) {
            throw new IllegalArgumentException("%s has no factor '%s', but %s"
                    .formatted(
                            experiment.id(),
                            factor,
                            String.join(", ", experiment.factors().keySet())));
        }
        return new ClaimEvidence(
                claim,
                alpha,
                experiment,
                trials.stream()
                        .filter(trial -> level.equals(
                                trial.evidence().manifest().levels().get(factor)))
                        .toList());
    }

    /** The same for one of several cases that are judged apart, any of which can refute the claim: each has its share of alpha. */
    public ClaimEvidence sharedBy(int cases) {
        return new ClaimEvidence(claim, alpha / cases, experiment, trials, beside);
    }

    /** The trials on one side of a comparison. */
    public ClaimEvidence of(Side side) {
        return over(trials.stream().filter(side::has).toList());
    }

    /** The same over other trials, such as all that were finished, whether or not they count. */
    public ClaimEvidence over(List<Judgement> others) {
        return new ClaimEvidence(claim, alpha, experiment, others);
    }

    /** The trials by their level of a factor, in the order in which the levels first ran. */
    public Map<String, List<Judgement>> by(String factor) {
        return trials.stream()
                .filter(trial -> trial.evidence().manifest().levels().containsKey(factor))
                .collect(Collectors.groupingBy(
                        trial -> trial.evidence().manifest().levels().get(factor),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** Trials that ran the same stream, together; singles left out. */
    public List<List<Judgement>> pairs() {
        return trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.evidence().manifest().pairId(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(alike -> alike.size() > 1)
                .toList();
    }

    /** Ids of the trials. */
    public List<String> ids() {
        return trials.stream().map(trial -> trial.evidence().manifest().trial()).toList();
    }
}
