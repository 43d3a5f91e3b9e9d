package dev.streamgauge.trial;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all trials of a run share.
 *
 * @param output root of all evidence
 * @param scale name of the scale
 * @param testbed name of the testbed
 * @param environment facts about the machine
 * @param commit the checkout's commit; null where there is none
 */
public record RunContext(
        Path output,
        String scale,
        String testbed,
        Map<String, String> environment,
        @Nullable String commit) {

    /** The trial's folder. */
    public Path directoryOf(PlannedTrial trial) {
        return output.resolve(trial.experiment().id()).resolve(trial.id());
    }

    /** The trial's input topic. */
    public static String inputTopicOf(PlannedTrial trial) {
        return "ad_events_topic-" + trial.experiment().id() + "-" + trial.id();
    }

    /** The trial's result topic. */
    public static String outputTopicOf(PlannedTrial trial) {
        return "ctr_results_topic-" + trial.experiment().id() + "-" + trial.id();
    }
}
