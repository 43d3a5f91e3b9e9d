package dev.streamgauge.trial;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The trials of an experiment in randomised complete blocks: a block is one repetition of one stream on every engine. The
 * engines are shuffled within a block, so that they are interleaved, and the blocks within a repetition, so that a slow
 * drift of the machine falls on all levels alike.
 *
 * @param experiment the experiment
 * @param trials its trials in the order in which they run
 */
public record TrialPlan(Experiment experiment, List<PlannedTrial> trials) {

    public TrialPlan {
        trials = List.copyOf(trials);
    }

    /** The plan that follows from the experiment and its seed: the same each time. */
    public static TrialPlan of(Experiment experiment) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(experiment.seed());
        List<PlannedTrial> trials = new ArrayList<>();
        for (int repetition = 1; repetition <= experiment.repetitions(); repetition++) {
            List<List<Configuration>> blocks = new ArrayList<>(blocks(experiment));
            ListSampler.shuffle(random, blocks);
            for (List<Configuration> block : blocks) {
                ListSampler.shuffle(random, block);
                for (Configuration configuration : block) {
                    trials.add(new PlannedTrial(
                            experiment,
                            configuration,
                            repetition,
                            experiment.seed() + repetition - 1,
                            trials.size() + 1));
                }
            }
        }
        return new TrialPlan(experiment, trials);
    }

    private static Collection<List<Configuration>> blocks(Experiment experiment) {
        Map<String, List<Configuration>> blocks = new LinkedHashMap<>();
        for (Configuration configuration : experiment.configurations()) {
            blocks.computeIfAbsent(
                            TrialNames.of(experiment, configuration.levels(), false), stream -> new ArrayList<>())
                    .add(configuration);
        }
        return blocks.values();
    }

    /** How long all trials take, about. */
    public Duration expectedDuration() {
        return trials.stream().map(PlannedTrial::expectedDuration).reduce(Duration.ZERO, Duration::plus);
    }
}
