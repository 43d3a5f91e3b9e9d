package dev.streamgauge.claim;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Notation;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the levels of a search mean: by their factor where it varies, by the experiment's setting where it does not. */
final class SearchedLevels {

    private static final String ENGINE = "engine";
    private static final String PRODUCERS = "producers";
    private static final String PARALLELISM = "parallelism";
    private static final String TRIGGER = "trigger";
    private static final String WATERMARK_INTERVAL = "watermarkInterval";

    private final Experiment experiment;

    SearchedLevels(Experiment experiment) {
        this.experiment = experiment;
    }

    String engine(Threshold threshold) {
        return threshold.levels().getOrDefault(ENGINE, setting(Configuration::engine));
    }

    /** How many producers shared the stream. */
    int producers(Threshold threshold) {
        Integer level = producersLevel(threshold);
        return level == null ? setting(configuration -> configuration.load().producers()) : level;
    }

    /** The same; null if it is no factor. */
    @Nullable
    Integer producersLevel(Threshold threshold) {
        return count(threshold, PRODUCERS);
    }

    /** Parallel tasks that the engine was given; null if that is no factor. */
    @Nullable
    Integer parallelismLevel(Threshold threshold) {
        return count(threshold, PARALLELISM);
    }

    /** Spark's trigger interval; null if that is no factor. */
    @Nullable
    Duration triggerLevel(Threshold threshold) {
        return duration(threshold, TRIGGER);
    }

    /** How often Flink emits watermarks; null if that is no factor. */
    @Nullable
    Duration watermarkIntervalLevel(Threshold threshold) {
        return duration(threshold, WATERMARK_INTERVAL);
    }

    /**
     * By how much bursty traffic exceeds its mean rate in its high state: the experiment's, which says so for what uses the
     * rate even if the search itself runs on steady arrivals.
     */
    double highFactor() {
        return experiment.configurations().stream()
                .mapToDouble(configuration -> configuration.load().arrivals().highFactor())
                .max()
                .orElse(1);
    }

    /** The levels in the order of the experiment's factors. */
    Map<String, String> inOrder(Threshold threshold) {
        List<String> factors = List.copyOf(experiment.factors().keySet());
        Map<String, String> ordered = new LinkedHashMap<>();
        threshold.levels().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, String>>comparingInt(level ->
                                factors.contains(level.getKey()) ? factors.indexOf(level.getKey()) : factors.size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(level -> ordered.put(level.getKey(), level.getValue()));
        return Collections.unmodifiableMap(ordered);
    }

    private <T> T setting(Function<Configuration, T> setting) {
        return experiment.configurations().stream()
                .findFirst()
                .map(setting)
                .orElseThrow(() -> new IllegalArgumentException(experiment.id() + " has no configuration"));
    }

    private static @Nullable Integer count(Threshold threshold, String factor) {
        String level = threshold.levels().get(factor);
        return level == null ? null : Integer.valueOf(level);
    }

    private static @Nullable Duration duration(Threshold threshold, String factor) {
        String level = threshold.levels().get(factor);
        return level == null ? null : Notation.duration(level);
    }
}
