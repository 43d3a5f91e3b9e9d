package dev.streamgauge.engine;

import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Input;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names under which every engine states the settings that mean the same on all of them. */
public final class SettingNames {

    /** Length of the window. */
    public static final String WINDOW = "window";

    /** How long the watermark lags behind event time. */
    public static final String WATERMARK_DELAY = "watermarkDelay";

    /** The linear model of an inference job. */
    public static final String MODEL = "model";

    /** What a load probe spends on each event, and how. */
    public static final String COST = "cost";

    /** Where the tasks run, on an engine that can be had in more than one way. */
    public static final String DEPLOYMENT = "deployment";

    /** What each window is split by. */
    public static final String GROUPING = "grouping";

    /** When a window's row is published. */
    public static final String OUTPUT_MODE = "outputMode";

    /** How a job learns which campaign an ad belongs to, where it must. */
    public static final String STATIC_JOIN = "staticJoin";

    /** Parallel tasks. */
    public static final String PARALLELISM = "parallelism";

    /** Time between checkpoints. */
    public static final String CHECKPOINT_INTERVAL = "checkpointInterval";

    /** What a result may suffer when a process is killed. */
    public static final String DELIVERY = "delivery";

    /** What makes the engine look at new events. */
    public static final String TRIGGER = "trigger";

    /** When the watermark moves. */
    public static final String WATERMARK_EMISSION = "watermarkEmission";

    /** How the watermarks of partitions become one. */
    public static final String WATERMARK_OVER_PARTITIONS = "watermarkOverPartitions";

    /** When a silent partition no longer matters. */
    public static final String IDLE_TIMEOUT = "idleTimeout";

    /** How long a buffer between tasks waits to be filled. */
    public static final String BUFFER_TIMEOUT = "bufferTimeout";

    /** Memory of the process that does the work. */
    public static final String MEMORY = "memory";

    /** The consumer group in which it reads. */
    public static final String CONSUMER_GROUP = "consumerGroup";

    /** How long a broker may hold a consumer's fetch back: Kafka's own 500 ms would be most of a latency. */
    public static final int FETCH_MAX_WAIT_MS = 50;

    /** What runs, where it is not one of Streamgauge's jobs: a main class, its jar and its arguments. */
    public static final String PROGRAM = "program";

    /** The SHA-256 of the jar that it is in. */
    public static final String JAR_SHA256 = "jarSha256";

    private static final String STARTING_OFFSETS = "startingOffsets";

    private static final String FORMAT = "format";

    private static final String FETCH_MAX_WAIT = "fetchMaxWait";

    /** What an engine is run with whatever the experiment: no file can ask for another value. */
    public static final Set<String> FIXED = Set.of(
            STARTING_OFFSETS, FORMAT, FETCH_MAX_WAIT, WATERMARK_OVER_PARTITIONS, MEMORY, CONSUMER_GROUP, JAR_SHA256);

    private SettingNames() {}

    /** What the pipeline says for every engine alike; an engine adds the rest. */
    public static Map<String, String> common(Pipeline pipeline) {
        Map<String, String> settings = new LinkedHashMap<>();
        switch (pipeline.job()) {
            case CTR -> {
                settings.put(WINDOW, millis(pipeline.window()));
                settings.put(WATERMARK_DELAY, millis(pipeline.watermarkDelay()));
                settings.put(GROUPING, word(pipeline.grouping()));
                settings.put(OUTPUT_MODE, word(pipeline.outputMode()));
            }
            case INFERENCE -> settings.put(MODEL, word(pipeline.model()));
            case LOAD_PROBE -> settings.put(COST, cost(pipeline.cost()));
            case OWN -> settings.put("input", word(pipeline.input()).replace('_', ' '));
        }
        settings.put("partitions", Integer.toString(pipeline.partitions()));
        if (pipeline.own() == null) {
            settings.put(STARTING_OFFSETS, "earliest");
            settings.put(FORMAT, pipeline.input() == Input.FEATURE_VECTORS ? "text" : "json");
            settings.put(FETCH_MAX_WAIT, FETCH_MAX_WAIT_MS + " ms");
        }
        settings.put(PARALLELISM, Integer.toString(pipeline.parallelism()));
        return settings;
    }

    /** A cost as all engines write it: {@code waiting 1 ms}, or {@code none}. */
    public static String cost(Cost cost) {
        return cost.kind() == Cost.Kind.NONE
                ? word(cost.kind())
                : word(cost.kind()) + " " + Notation.write(cost.perEvent());
    }

    /** A guarantee as all engines write it: {@code at least once}. */
    public static String delivery(Pipeline.Delivery delivery) {
        return word(delivery).replace('_', ' ');
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A duration as all engines write it. */
    public static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
