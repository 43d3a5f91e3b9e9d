package dev.streamgauge.trial;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import java.time.Duration;

/**
 * One run of one combination of levels, one repetition, one seed.
 *
 * @param experiment the experiment that it belongs to
 * @param configuration its levels and settings
 * @param repetition from 1
 * @param seed seed of its stream
 * @param position place in the randomised order, from 1
 */
public record PlannedTrial(
        Experiment experiment, Configuration configuration, int repetition, long seed, int position) {

    /** File-name-safe identity within the experiment: the levels that vary, and the repetition. */
    public String id() {
        return TrialNames.ofTrial(experiment, configuration.levels()) + "-r" + repetition;
    }

    /** Equal for trials that run the same stream: on different engines, or on one with other settings of its own. */
    public String pairId() {
        return TrialNames.ofStream(experiment, configuration.levels()) + "-r" + repetition;
    }

    /** How long the trial takes, about: its phases, and some seconds to start and stop the engine. */
    public Duration expectedDuration() {
        return configuration
                .timing()
                .warmUp()
                .plus(configuration.timing().measure())
                .plus(configuration.pipeline().watermarkDelay())
                .plusSeconds(18);
    }
}
