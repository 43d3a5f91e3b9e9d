package dev.streamgauge.claim;

import dev.streamgauge.claim.BestConfiguration.Best;
import dev.streamgauge.experiment.Experiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * Which combination of levels sustains the highest rate. A search tells a threshold no closer than its interval, so
 * combinations whose intervals overlap with that of the highest are tied; among them the lowest median overhead at the
 * highest sustained rate decides. An interval's upper end was not sustained and belongs to it no more.
 */
final class Contest {

    private final SearchedLevels levels;
    private final Map<String, List<Threshold>> byEngine = new TreeMap<>();

    private Contest(SearchedLevels levels) {
        this.levels = levels;
    }

    /** What engines that meet the same stream share; null where it does not vary. */
    private record Shared(
            @Nullable Integer producers, @Nullable Integer parallelism) {}

    /** The best combination of each engine with the same producers and parallelism. */
    private record Match(Shared shared, Map<String, Threshold> best) {

        /** Of the engine that sustains the least. */
        Threshold slowest() {
            return best.values().stream()
                    .min(Comparator.comparingDouble(Contest::low))
                    .orElseThrow();
        }

        double leastHz() {
            return low(slowest());
        }

        double worstOverheadMs() {
            return best.values().stream().mapToDouble(Contest::overheadMs).max().orElseThrow();
        }

        int producers() {
            return Objects.requireNonNullElse(shared.producers(), 0);
        }

        int parallelism() {
            return Objects.requireNonNullElse(shared.parallelism(), 0);
        }
    }

    static Contest of(Experiment experiment, List<Threshold> thresholds) {
        Contest contest = new Contest(new SearchedLevels(experiment));
        for (Threshold threshold : thresholds) {
            contest.byEngine
                    .computeIfAbsent(contest.levels.engine(threshold), none -> new ArrayList<>())
                    .add(threshold);
        }
        return contest;
    }

    /** The best configuration; empty if there is none in which every engine sustains a rate. */
    Optional<BestConfiguration> best() {
        List<Match> matches = matches();
        return matches.stream()
                .max(Comparator.comparingDouble(Match::leastHz))
                .flatMap(highest -> matches.stream()
                        .filter(match -> overlap(match.slowest(), highest.slowest()))
                        .min(Comparator.comparingDouble(Match::worstOverheadMs)
                                .thenComparing(Comparator.comparingDouble(Match::leastHz)
                                        .reversed())
                                .thenComparingInt(Match::producers)
                                .thenComparingInt(Match::parallelism)))
                .map(this::configuration);
    }

    private BestConfiguration configuration(Match match) {
        Threshold spark = match.best().get("spark");
        Threshold flink = match.best().get("flink");
        Map<String, Best> perEngine = new TreeMap<>();
        byEngine.forEach(
                (engine, thresholds) -> first(thresholds).ifPresent(best -> perEngine.put(engine, best(best))));
        return new BestConfiguration(
                Thresholds.representative(match.leastHz(), levels.highFactor()),
                match.shared().producers(),
                match.shared().parallelism(),
                new BestConfiguration.Spark(spark == null ? null : levels.triggerLevel(spark)),
                new BestConfiguration.Flink(flink == null ? null : levels.watermarkIntervalLevel(flink)),
                perEngine,
                match.best().values().stream()
                        .flatMap(best -> ids(best).stream())
                        .toList());
    }

    /** For each number of producers and each parallelism that all engines sustain a rate with, their best combinations. */
    private List<Match> matches() {
        Map<Shared, Map<String, List<Threshold>>> byShared = new LinkedHashMap<>();
        byEngine.forEach((engine, thresholds) -> {
            for (Threshold threshold : thresholds) {
                Shared shared = new Shared(levels.producersLevel(threshold), levels.parallelismLevel(threshold));
                byShared.computeIfAbsent(shared, none -> new TreeMap<>())
                        .computeIfAbsent(engine, none -> new ArrayList<>())
                        .add(threshold);
            }
        });
        List<Match> matches = new ArrayList<>();
        byShared.forEach((shared, engines) -> {
            Map<String, Threshold> best = new TreeMap<>();
            engines.forEach(
                    (engine, thresholds) -> first(thresholds).ifPresent(threshold -> best.put(engine, threshold)));
            if (!best.isEmpty() && best.keySet().equals(byEngine.keySet())) {
                matches.add(new Match(shared, best));
            }
        });
        return matches;
    }

    private static Optional<Threshold> first(List<Threshold> thresholds) {
        List<Threshold> sustaining = thresholds.stream()
                .filter(threshold -> threshold.lowHz() != null)
                .toList();
        return sustaining.stream()
                .max(Comparator.comparingDouble(Contest::low))
                .flatMap(highest -> sustaining.stream()
                        .filter(threshold -> overlap(threshold, highest))
                        .min(Comparator.comparingDouble(Contest::overheadMs)
                                .thenComparing(
                                        Comparator.comparingDouble(Contest::low).reversed())));
    }

    /** Whether the search leaves open that a threshold is as high as the highest; one that met no upper end is what it reached. */
    private static boolean overlap(Threshold threshold, Threshold highest) {
        Double high = threshold.highHz();
        return threshold.equals(highest) || low(highest) < (high == null ? low(threshold) : high);
    }

    private static double low(Threshold threshold) {
        return Objects.requireNonNullElse(threshold.lowHz(), 0.0);
    }

    /** At the highest sustained rate; no value loses against any. */
    private static double overheadMs(Threshold threshold) {
        double[] overheads = threshold.rungs().stream()
                .filter(rung -> rung.rateHz() == low(threshold) && rung.outcome() == Rung.Outcome.SUSTAINED)
                .map(Rung::overheadMs)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return overheads.length == 0
                ? Double.POSITIVE_INFINITY
                : Median.withDefaults().evaluate(overheads);
    }

    private Best best(Threshold threshold) {
        double overheadMs = overheadMs(threshold);
        return new Best(
                levels.inOrder(threshold),
                low(threshold),
                threshold.highHz(),
                Double.isFinite(overheadMs) ? (Double) overheadMs : null,
                ids(threshold));
    }

    private static List<String> ids(Threshold threshold) {
        return threshold.rungs().stream().map(Rung::trial).toList();
    }
}
