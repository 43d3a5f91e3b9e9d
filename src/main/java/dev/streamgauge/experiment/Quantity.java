package dev.streamgauge.experiment;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.CaseUtils;

/** What a published table can state, as a figure or as a condition. A file writes it in camel case. */
public enum Quantity {
    WINDOW(Kind.DURATION, "the window"),
    WATERMARK_DELAY(Kind.DURATION, "the watermark delay"),
    OUTPUT_MODE(Kind.WORD, "the output mode"),
    /** How many seconds event time advances in a second of the wall clock. */
    EVENT_TIME_SPEED(Kind.NUMBER, "how fast event time runs"),
    TRIGGER(Kind.DURATION, "the trigger interval"),
    GROUPED_BY(Kind.WORD, "what results are grouped by"),
    PARTITIONS(Kind.NUMBER, "the partitions"),
    /** The k of Spark's {@code local[k]}. */
    THREADS(Kind.NUMBER, "the threads"),
    CORES(Kind.NUMBER, "the machine's cores"),
    PRODUCERS(Kind.NUMBER, "the producers"),
    OFFERED_RATE(Kind.RATE, "the offered rate"),
    RECORDS(Kind.NUMBER, "the records"),
    WARM_UP(Kind.DURATION, "the warm-up"),
    /** From the beginning to the end of the measurement, by the clock. */
    MEASURED(Kind.DURATION, "the elapsed time of the measurement"),
    /** Which run of the publisher's a row was taken from. */
    RUN(Kind.WORD, "the run"),

    MEAN_LATENCY(Kind.DURATION, "the mean latency"),
    LATENCY_DEVIATION(Kind.DURATION, "the standard deviation of latency"),
    SAMPLES(Kind.NUMBER, "the number of values behind the mean"),
    /** Mean over batches of each batch's 95th percentile. */
    P95_LATENCY(Kind.DURATION, "the 95th percentile of latency"),
    LARGEST_BATCH_P95(Kind.DURATION, "the largest 95th percentile of a batch"),
    /** Mean over batches of a batch's events divided by the trigger interval. */
    THROUGHPUT(Kind.RATE, "the throughput"),
    BATCHES(Kind.NUMBER, "the batches"),
    ANNOUNCED(Kind.WORD, "what is announced"),

    PROBE_LATENCY_LIMIT(Kind.DURATION, "the probe's limit of latency"),
    /** For each producer. */
    PROBE_RATE(Kind.RATE, "the probe's rate"),
    /** For each producer: the lower end of the range when a probe has failed. */
    PROBE_FALLBACK_RATE(Kind.RATE, "the rate after a failed probe"),
    REPRESENTATIVE_RATE(Kind.RATE, "the representative rate"),

    PARALLELISM(Kind.NUMBER, "the parallelism"),
    PARALLELISM_IN_CODE(Kind.NUMBER, "the parallelism that the job sets"),
    /** Of one TaskManager. */
    SLOTS(Kind.NUMBER, "the slots"),
    TASK_MANAGERS(Kind.NUMBER, "the TaskManagers"),

    KILLED_AT(Kind.TIME_OF_DAY, "when it was killed"),
    DOWN_AT(Kind.TIME_OF_DAY, "when it was down"),
    FIRST_BATCH_AT(Kind.TIME_OF_DAY, "when its first batch was done"),
    RECOVERY_TIME(Kind.DURATION, "the recovery time"),
    /** What the engine can process. */
    CAPACITY(Kind.RATE, "the engine's capacity"),
    CATCH_UP_TIME(Kind.DURATION, "the time to work off the backlog"),

    FEATURES(Kind.NUMBER, "the features"),
    FEATURE_MEAN_FROM(Kind.NUMBER, "the first feature's mean"),
    FEATURE_MEAN_TO(Kind.NUMBER, "the last feature's mean"),
    FEATURE_DEVIATION_FROM(Kind.NUMBER, "the first feature's standard deviation"),
    FEATURE_DEVIATION_TO(Kind.NUMBER, "the last feature's standard deviation"),
    /** The label's noise is uniform between this and its negative. */
    LABEL_NOISE(Kind.NUMBER, "the label's noise"),
    TRAINING_RECORDS(Kind.NUMBER, "the training records"),
    TEST_RECORDS(Kind.NUMBER, "the test records"),
    FEATURE(Kind.NUMBER, "the feature"),
    WEIGHT(Kind.NUMBER, "the weight"),
    BIAS(Kind.NUMBER, "the bias"),
    MEAN_SQUARED_ERROR(Kind.NUMBER, "the mean squared error"),
    R_SQUARED(Kind.NUMBER, "R²");

    private final Kind kind;
    private final String description;

    private enum Kind {
        DURATION,
        RATE,
        NUMBER,
        TIME_OF_DAY,
        WORD
    }

    Quantity(Kind kind, String description) {
        this.kind = kind;
        this.description = description;
    }

    /** What a reader calls it, with its article: {@code the watermark delay}. */
    public String description() {
        return description;
    }

    /** The quantity's name in a file, such as {@code watermarkDelay}. */
    String key() {
        return CaseUtils.toCamelCase(name(), false, '_');
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Quantity::key).toList();
    }

    static Optional<Quantity> of(String key) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.key().equals(key))
                .findFirst();
    }

    /**
     * Reads a value: durations and times of day in seconds, rates in events a second; a word has no number.
     *
     * @throws RefusedValue for a value of another kind or without its unit
     */
    double number(String text) {
        return switch (kind) {
            case DURATION -> seconds(Notation.duration(text));
            case RATE -> Notation.rateHz(text);
            case NUMBER -> plain(text);
            case TIME_OF_DAY -> timeOfDay(text);
            case WORD -> Double.NaN;
        };
    }

    /** Whether a value's digits tell how finely it was rounded. */
    boolean rounded() {
        return kind == Kind.DURATION || kind == Kind.RATE || kind == Kind.NUMBER;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double plain(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new RefusedValue("'%s' is not a number".formatted(text), "Write a number such as 4 or 0.5");
        }
    }

    private static double timeOfDay(String text) {
        try {
            return LocalTime.parse(text).toSecondOfDay();
        } catch (DateTimeParseException e) {
            throw new RefusedValue("'%s' is no time of day".formatted(text), "Write a time such as \"17:06:03\"");
        }
    }
}
