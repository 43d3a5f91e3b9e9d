package dev.streamgauge.experiment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an argument of a job is told only when the job is started: {@code {inputTopic}}. Other braces stay as they are. */
public final class Placeholders {

    /** Where the broker is. */
    public static final String BOOTSTRAP_SERVERS = "bootstrapServers";

    /** Where events come from; a trial's own, and empty when the job starts. */
    public static final String INPUT_TOPIC = "inputTopic";

    /** Where results go. */
    public static final String OUTPUT_TOPIC = "outputTopic";

    /** Where events go that the job sets aside. */
    public static final String DEAD_LETTER_TOPIC = "deadLetterTopic";

    /** A name that no other trial's job has. */
    public static final String JOB_NAME = "jobName";

    /** Parallel tasks. */
    public static final String PARALLELISM = "parallelism";

    /** Time between checkpoints. */
    public static final String CHECKPOINT_INTERVAL_MS = "checkpointIntervalMs";

    /** A folder that is the trial's own, as a URI; deleted when the job is stopped. */
    public static final String CHECKPOINT_DIRECTORY = "checkpointDirectory";

    /** Spark's trigger interval. */
    public static final String TRIGGER_MS = "triggerMs";

    /** All that there are. */
    public static final List<String> NAMES = List.of(
            BOOTSTRAP_SERVERS,
            INPUT_TOPIC,
            OUTPUT_TOPIC,
            DEAD_LETTER_TOPIC,
            JOB_NAME,
            PARALLELISM,
            CHECKPOINT_INTERVAL_MS,
            CHECKPOINT_DIRECTORY,
            TRIGGER_MS);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    private Placeholders() {}

    /** The first placeholder of a text that there is not. */
    static Optional<String> unknownIn(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(placeholder -> placeholder.group(1))
                .filter(name -> !NAMES.contains(name))
                .findFirst();
    }

    /**
     * A text with each placeholder's value in its place.
     *
     * @throws NullPointerException if one has no value; with its name
     */
    static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> value(placeholder, values));
    }

    private static String value(MatchResult placeholder, Map<String, String> values) {
        String name = placeholder.group(1);
        return Matcher.quoteReplacement(Objects.requireNonNull(values.get(name), name));
    }
}
