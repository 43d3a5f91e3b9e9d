package dev.streamgauge.trial;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The trials of an experiment in randomised complete blocks: a block is one repetition of one stream on every engine, and on
 * each level of what one engine alone has. Trials are shuffled within a block, so that the engines are interleaved, and the
 * blocks within a repetition, so that a slow drift of the machine falls on all levels alike.
 *
 * <p>The trials of a search follow from one another: its plan has ladders in their place, in the same kind of order, and
 * {@link #rung} makes each next trial.
 *
 * @param experiment the experiment
 * @param trials its trials in the order in which they run; none if it searches
 * @param ladders the combinations of levels whose highest sustained rate is searched, without that rate, in the order in
 *     which they run; none unless it searches
 */
public record TrialPlan(Experiment experiment, List<PlannedTrial> trials, List<Configuration> ladders) {

    public TrialPlan {
        trials = List.copyOf(trials);
        ladders = List.copyOf(ladders);
    }

    /** The plan that follows from the experiment and its seed: the same each time. */
    public static TrialPlan of(Experiment experiment) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(experiment.seed());
        List<PlannedTrial> trials = new ArrayList<>();
        List<Configuration> ladders = new ArrayList<>();
        for (int repetition = 1; repetition <= experiment.repetitions(); repetition++) {
            List<Configuration> order = shuffled(experiment, random);
            if (experiment.search() != null) {
                ladders.addAll(order);
                continue;
            }
            for (Configuration configuration : order) {
                trials.add(planned(experiment, configuration, repetition, trials.size() + 1));
            }
        }
        return new TrialPlan(experiment, trials, ladders);
    }

    /** The same with those trials only whose id the expression matches as a whole; searches are not touched. */
    public TrialPlan only(Pattern ids) {
        List<PlannedTrial> chosen = new ArrayList<>();
        for (PlannedTrial trial : trials) {
            if (ids.matcher(trial.id()).matches()) {
                chosen.add(planned(experiment, trial.configuration(), trial.repetition(), chosen.size() + 1));
            }
        }
        return new TrialPlan(experiment, chosen, ladders);
    }

    /**
     * A trial of a search. Its stream depends on the rate and the repetition alone, so that engines meet the same one.
     *
     * @param ladder one of {@link #ladders()}
     * @param rateHz total rate, in events a second
     * @param repetition from 1: how often this ladder has been at this rate, this time included
     * @param position place among the experiment's trials, from 1
     */
    public PlannedTrial rung(Configuration ladder, double rateHz, int repetition, int position) {
        return planned(experiment, ladder.atRate(rateHz), repetition, position);
    }

    /**
     * A further repetition of a trial, beyond the plan.
     *
     * @param repetition which one; its stream is that of the same repetition in a longer plan
     * @param position place among the experiment's trials, from 1
     */
    public PlannedTrial again(PlannedTrial trial, int repetition, int position) {
        return planned(experiment, trial.configuration(), repetition, position);
    }

    /** How long all trials take, about; those of a search if it needs all rungs that it may have. */
    public Duration expectedDuration() {
        Duration ofTrials = trials.stream().map(PlannedTrial::expectedDuration).reduce(Duration.ZERO, Duration::plus);
        Search search = experiment.search();
        return search == null
                ? ofTrials
                : ladders.stream()
                        .map(ladder -> rung(ladder, search.fromHz(), 1, 1)
                                .expectedDuration()
                                .multipliedBy(search.rungs()))
                        .reduce(ofTrials, Duration::plus);
    }

    /** How many trials there are; of a search as many as it may take. */
    public int trialsAtMost() {
        Search search = experiment.search();
        return search == null ? trials.size() : ladders.size() * search.rungs();
    }

    /** How long all trials behind that one take, about; those of a search if it needs all that it may have. */
    public Duration expectedAfter(PlannedTrial current) {
        if (experiment.search() != null) {
            return current.expectedDuration().multipliedBy(Math.max(0, trialsAtMost() - current.position()));
        }
        return trials.stream()
                .filter(planned -> planned.position() > current.position())
                .map(PlannedTrial::expectedDuration)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static PlannedTrial planned(
            Experiment experiment, Configuration configuration, int repetition, int position) {
        return new PlannedTrial(experiment, configuration, repetition, experiment.seed() + repetition - 1, position);
    }

    private static List<Configuration> shuffled(Experiment experiment, UniformRandomProvider random) {
        List<List<Configuration>> blocks = blocks(experiment);
        ListSampler.shuffle(random, blocks);
        List<Configuration> order = new ArrayList<>();
        for (List<Configuration> block : blocks) {
            ListSampler.shuffle(random, block);
            order.addAll(block);
        }
        return order;
    }

    private static List<List<Configuration>> blocks(Experiment experiment) {
        Map<String, List<Configuration>> blocks = new LinkedHashMap<>();
        for (Configuration configuration : experiment.configurations()) {
            blocks.computeIfAbsent(TrialNames.ofStream(experiment, configuration.levels()), stream -> new ArrayList<>())
                    .add(configuration);
        }
        return new ArrayList<>(blocks.values());
    }
}
