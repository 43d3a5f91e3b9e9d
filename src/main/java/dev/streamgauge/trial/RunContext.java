package dev.streamgauge.trial;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
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

    /** What all names begin with that Streamgauge gives to anything on a cluster: topics and jobs. */
    public static final String PREFIX = "streamgauge-";

    /** The trial's folder. */
    public Path directoryOf(PlannedTrial trial) {
        return output.resolve(trial.experiment().id()).resolve(trial.id());
    }

    /** The trial's input topic, by the name that the seed gives it (000, 001; 002). */
    public static String inputTopicOf(PlannedTrial trial) {
        return PREFIX + (windowed(trial) ? "ad_events_topic-" : "topic1-") + nameOf(trial);
    }

    /** The trial's result topic, likewise. */
    public static String outputTopicOf(PlannedTrial trial) {
        return PREFIX + (windowed(trial) ? "ctr_results_topic-" : "topic2-") + nameOf(trial);
    }

    /** The topic for records that the trial's job sets aside; only a job with a result for each record has one. */
    public static String deadLetterTopicOf(PlannedTrial trial) {
        return PREFIX + "dead_letters-" + nameOf(trial);
    }

    /** Whether a topic or job of that name is one of the trial's. */
    public static boolean isOf(PlannedTrial trial, String name) {
        return Stream.of(
                        inputTopicOf(trial),
                        outputTopicOf(trial),
                        deadLetterTopicOf(trial),
                        PREFIX + "load-" + nameOf(trial))
                .anyMatch(name::equals);
    }

    private static boolean windowed(PlannedTrial trial) {
        return trial.configuration().pipeline().job().windowed();
    }

    /** The trial by its name among all experiments. */
    static String nameOf(PlannedTrial trial) {
        return trial.experiment().id() + "-" + trial.id();
    }
}
