package dev.streamgauge.claim;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Search;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment's searches found: {@code thresholds.json} in its folder. Rates are totals over all producers, in events a
 * second.
 *
 * @param experiment id of the experiment
 * @param scale its scale
 * @param search how the rates were searched
 * @param sustained what counts as sustained, for a reader
 * @param highFactor bursty traffic's rate in its high state, as a multiple of its mean
 * @param representativeRule what a representative rate is, for a reader
 * @param thresholds what was found for each combination of levels
 * @param producers what that amounts to for each number of producers, the least number first
 * @param scalability by engine, the scalability law of the highest sustained rate against parallelism, or why the data carry
 *     none; searches that something else than the engine ended are left out; empty where parallelism is no factor
 */
public record Thresholds(
        String experiment,
        String scale,
        Search search,
        String sustained,
        double highFactor,
        String representativeRule,
        List<Found> thresholds,
        List<ForProducers> producers,
        Map<String, ScalabilityLaw> scalability) {

    /** Name of the file. */
    public static final String FILE = "thresholds.json";

    private static final String SUSTAINED =
            "Every window came out once and right, the median overhead is at most overheadAtMost, and the backlog that the engine"
                    + " reports does not grow: the 95 % interval of its slope does not lie above the margin that the reason of"
                    + " each trial names.";

    private static final String REPRESENTATIVE_RULE =
            "The least over the engines of the highest rate that each sustained, divided by highFactor so that the high state of"
                    + " bursty traffic stays within what was sustained, and rounded down to two significant digits.";

    private static final MathContext TWO_DIGITS_DOWN = new MathContext(2, RoundingMode.DOWN);

    /**
     * One combination of levels.
     *
     * @param levels the combination
     * @param low highest rate that was sustained; null if none was
     * @param high lowest rate above it that was not; null if the search met none
     * @param representativeRate {@code low} divided by the high factor, rounded down; null without it
     * @param interval where the threshold lies
     * @param limitedBy what ended the search from above if nothing that the engine did not sustain was met, else null
     * @param contradictions what its trials did not agree on
     * @param rungs its trials, in the order in which they ran
     */
    public record Found(
            Map<String, String> levels,
            @JsonProperty("t_low") @Nullable Double low,
            @JsonProperty("t_high") @Nullable Double high,
            @Nullable Double representativeRate,
            Interval interval,
            @Nullable String limitedBy,
            List<String> contradictions,
            List<Rung> rungs) {}

    /**
     * Where a threshold lies.
     *
     * @param fromHz a rate that it is not below; null if none was sustained
     * @param belowHz a rate that it is below; null if none is known
     */
    public record Interval(
            @Nullable Double fromHz, @Nullable Double belowHz) {}

    /**
     * One number of producers.
     *
     * @param producers the number
     * @param representativeRate a rate that every engine sustains in the high state of bursty traffic; null if one of them
     *     sustained none at all
     * @param sustainedHz the highest rate that each engine sustained with so many producers, whatever its other levels; an
     *     engine that sustained none is not in it
     * @param trials ids of the trials that this rests on, by engine
     */
    public record ForProducers(
            int producers,
            @Nullable Double representativeRate,
            Map<String, Double> sustainedHz,
            Map<String, List<String>> trials) {}

    public Thresholds {
        thresholds = List.copyOf(thresholds);
        producers = List.copyOf(producers);
        scalability = Collections.unmodifiableMap(new TreeMap<>(scalability));
    }

    /**
     * Puts together what was found.
     *
     * @throws IllegalArgumentException if the experiment searches nothing
     */
    public static Thresholds of(Experiment experiment, List<Threshold> thresholds) {
        Search search = experiment.search();
        if (search == null) {
            throw new IllegalArgumentException(experiment.id() + " has no search");
        }
        SearchedLevels levels = new SearchedLevels(experiment);
        double highFactor = levels.highFactor();
        Map<Integer, List<Threshold>> byProducers = new TreeMap<>();
        for (Threshold threshold : thresholds) {
            byProducers
                    .computeIfAbsent(levels.producers(threshold), none -> new ArrayList<>())
                    .add(threshold);
        }
        return new Thresholds(
                experiment.id(),
                experiment.scale().label(),
                search,
                SUSTAINED,
                highFactor,
                REPRESENTATIVE_RULE,
                thresholds.stream()
                        .map(threshold -> found(threshold, levels, highFactor))
                        .toList(),
                byProducers.entrySet().stream()
                        .map(alike -> forProducers(alike.getKey(), alike.getValue(), levels, highFactor))
                        .toList(),
                scalability(thresholds, levels));
    }

    private static Map<String, ScalabilityLaw> scalability(List<Threshold> thresholds, SearchedLevels levels) {
        Map<String, List<ScalabilityLaw.Point>> points = new TreeMap<>();
        for (Threshold threshold : thresholds) {
            Integer parallelism = levels.parallelismLevel(threshold);
            Double sustainedHz = threshold.lowHz();
            if (parallelism != null && sustainedHz != null && threshold.limitedBy() == null) {
                points.computeIfAbsent(levels.engine(threshold), none -> new ArrayList<>())
                        .add(new ScalabilityLaw.Point(parallelism, sustainedHz));
            }
        }
        Map<String, ScalabilityLaw> laws = new TreeMap<>();
        points.forEach((engine, ofEngine) -> laws.put(engine, ScalabilityLaw.fit(ofEngine)));
        return laws;
    }

    /**
     * The mean rate at which bursty traffic stays within a sustained rate: that rate divided by the high factor, rounded down
     * to two significant digits.
     */
    static double representative(double sustainedHz, double highFactor) {
        return BigDecimal.valueOf(sustainedHz / highFactor)
                .round(TWO_DIGITS_DOWN)
                .doubleValue();
    }

    /** Writes the file into the experiment's folder. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            SearchJson.MAPPER.writeValue(folder.resolve(FILE).toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder.resolve(FILE), e);
        }
    }

    private static Found found(Threshold threshold, SearchedLevels levels, double highFactor) {
        Double low = threshold.lowHz();
        return new Found(
                levels.inOrder(threshold),
                low,
                threshold.highHz(),
                low == null ? null : (Double) representative(low, highFactor),
                new Interval(low, threshold.highHz()),
                threshold.limitedBy(),
                threshold.contradictions(),
                threshold.rungs());
    }

    private static ForProducers forProducers(
            int producers, List<Threshold> thresholds, SearchedLevels levels, double highFactor) {
        Map<String, Double> sustained = new TreeMap<>();
        Map<String, List<String>> trials = new TreeMap<>();
        for (Threshold threshold : thresholds) {
            String engine = levels.engine(threshold);
            trials.computeIfAbsent(engine, none -> new ArrayList<>())
                    .addAll(threshold.rungs().stream().map(Rung::trial).toList());
            Double low = threshold.lowHz();
            if (low != null) {
                sustained.merge(engine, low, Math::max);
            }
        }
        return new ForProducers(
                producers,
                sustained.size() < trials.size()
                        ? null
                        : (Double) representative(Collections.min(sustained.values()), highFactor),
                sustained,
                trials);
    }
}
