package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Experiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The trials of an experiment in which each record has a result of its own, by the load that they were given. Only trials that
 * count, and in which something was measured, are in it.
 *
 * @param loads in the order in which they first ran
 */
record RecordTrials(List<SameLoad> loads) {

    private static final int HISTOGRAM_DIGITS = 3;

    RecordTrials {
        loads = List.copyOf(loads);
    }

    /** One trial with its records. */
    record Run(Judgement judgement, Records records) {

        int repetition() {
            return judgement.evidence().manifest().repetition();
        }

        String pairId() {
            return judgement.evidence().manifest().pairId();
        }
    }

    /**
     * Trials that differ in nothing but their repetition and the parallelism that the engine was given.
     *
     * @param engine what a reader calls the engine
     * @param name the engine, and what it alone has and varies
     * @param runs its trials by parallelism, repetitions in their order
     */
    record Series(String engine, String name, SortedMap<Integer, List<Run>> runs) {

        List<Run> at(int parallelism) {
            return runs.getOrDefault(parallelism, List.of());
        }

        /** A figure's median over the repetitions at a parallelism; empty if there are none. */
        OptionalDouble median(int parallelism, ToDoubleFunction<Run> figure) {
            double[] values = at(parallelism).stream()
                    .mapToDouble(figure)
                    .filter(Double::isFinite)
                    .toArray();
            return values.length == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Median.withDefaults().evaluate(values));
        }
    }

    /**
     * Trials that were given the same load.
     *
     * @param name what a reader calls it
     * @param bulk whether it was sent as fast as possible
     * @param series one for each engine, and for each combination of what one engine alone has
     */
    record SameLoad(String name, boolean bulk, List<Series> series) {

        /** The degrees of parallelism, ascending. */
        List<Integer> parallelisms() {
            TreeSet<Integer> all = new TreeSet<>();
            series.forEach(each -> all.addAll(each.runs().keySet()));
            return List.copyOf(all);
        }

        Stream<Run> runs() {
            return series.stream()
                    .flatMap(each -> each.runs().values().stream())
                    .flatMap(List::stream);
        }

        /** Whether throughput grows with something: there are trials at one and at more. */
        boolean scales() {
            List<Integer> parallelisms = parallelisms();
            return bulk && parallelisms.size() > 1 && parallelisms.get(0) == 1;
        }
    }

    /**
     * Whether there is such a trial: told by its evidence or, of a trial that broke off before its results were looked at, by
     * its experiment.
     */
    static boolean areIn(List<Judgement> judgements, Experiment experiment) {
        return judgements.stream()
                .anyMatch(trial -> trial.evidence().records() != null
                        || experiment.configurations().stream()
                                .anyMatch(configuration ->
                                        !configuration.pipeline().job().windowed()
                                                && configuration
                                                        .levels()
                                                        .equals(trial.evidence()
                                                                .manifest()
                                                                .levels())));
    }

    static RecordTrials of(List<Judgement> judgements, Experiment experiment) {
        Set<String> ofTheEngine = new HashSet<>(experiment.engineFactors().keySet());
        ofTheEngine.add(TrialTitle.ENGINE);
        ofTheEngine.add(TrialTitle.PARALLELISM);
        Map<Map<String, String>, List<Run>> byLoad = new LinkedHashMap<>();
        for (Run run : runs(judgements)) {
            Map<String, String> levels =
                    new LinkedHashMap<>(run.judgement().evidence().manifest().levels());
            levels.keySet().removeAll(ofTheEngine);
            byLoad.computeIfAbsent(levels, none -> new ArrayList<>()).add(run);
        }
        return new RecordTrials(byLoad.values().stream()
                .map(runs -> sameLoad(runs, experiment, ofTheEngine))
                .sorted(Comparator.comparing(SameLoad::bulk)
                        .reversed()
                        .thenComparingLong(load -> load.runs()
                                .mapToLong(run -> run.records().latencyMs().count())
                                .max()
                                .orElse(0)))
                .toList());
    }

    private static List<Run> runs(List<Judgement> judgements) {
        return judgements.stream()
                .filter(trial -> trial.evidence().manifest().valid())
                .flatMap(trial -> Stream.ofNullable(trial.evidence().records())
                        .filter(records -> records.completionSeconds() > 0)
                        .map(records -> new Run(trial, records)))
                .toList();
    }

    private static SameLoad sameLoad(List<Run> runs, Experiment experiment, Set<String> ofTheEngine) {
        Run any = runs.get(0);
        Map<String, List<Run>> bySeries = new TreeMap<>();
        runs.forEach(run -> bySeries.computeIfAbsent(seriesName(run, experiment), none -> new ArrayList<>())
                .add(run));
        return new SameLoad(
                loadName(any, experiment, ofTheEngine),
                any.judgement().bulk(),
                bySeries.entrySet().stream()
                        .map(series -> series(series.getKey(), series.getValue(), experiment))
                        .toList());
    }

    /** What sets the load apart, without what sets the engine apart. */
    private static String loadName(Run run, Experiment experiment, Set<String> ofTheEngine) {
        Manifest manifest = run.judgement().evidence().manifest();
        TrialTitle title = TrialTitle.of(manifest, experiment);
        Set<String> leftOut = manifest.levels().entrySet().stream()
                .filter(level -> ofTheEngine.contains(level.getKey()))
                .map(level -> TrialTitle.levelName(level.getKey(), level.getValue()))
                .collect(Collectors.toSet());
        return Stream.concat(Stream.of(title.arrivals()), title.others().stream())
                .filter(part -> !part.isEmpty() && !leftOut.contains(part))
                .collect(Collectors.joining(" · "));
    }

    private static String seriesName(Run run, Experiment experiment) {
        Manifest manifest = run.judgement().evidence().manifest();
        return Stream.concat(
                        Stream.of(TrialTitle.of(manifest, experiment).engine()),
                        manifest.levels().entrySet().stream()
                                .filter(level -> experiment.engineFactors().containsKey(level.getKey()))
                                .filter(level -> experiment
                                                .factors()
                                                .getOrDefault(level.getKey(), List.of())
                                                .size()
                                        > 1)
                                .map(level -> TrialTitle.levelName(level.getKey(), level.getValue())))
                .collect(Collectors.joining(" · "));
    }

    private static Series series(String name, List<Run> runs, Experiment experiment) {
        SortedMap<Integer, List<Run>> byParallelism = runs.stream()
                .sorted(Comparator.comparingInt(Run::repetition))
                .collect(Collectors.groupingBy(run -> parallelism(run.judgement()), TreeMap::new, Collectors.toList()));
        Manifest any = runs.get(0).judgement().evidence().manifest();
        return new Series(TrialTitle.of(any, experiment).engine(), name, byParallelism);
    }

    /** As the engine says that it runs. */
    static int parallelism(Judgement trial) {
        Manifest manifest = trial.evidence().manifest();
        String level = manifest.levels().getOrDefault(TrialTitle.PARALLELISM, "1");
        return Integer.parseInt(manifest.settings().getOrDefault(TrialTitle.PARALLELISM, level));
    }

    /** Latencies of all these trials together, in nanoseconds; empty if one of them left no histogram. */
    static Optional<Histogram> latencies(List<Judgement> trials) {
        Histogram together = new Histogram(HISTOGRAM_DIGITS);
        for (Judgement trial : trials) {
            Optional<Histogram> latencies = LatencyLog.read(trial.evidence().directory(), LatencyLog.LATENCY);
            if (latencies.isEmpty()) {
                return Optional.empty();
            }
            together.add(latencies.get());
        }
        return together.getTotalCount() == 0 ? Optional.empty() : Optional.of(together);
    }
}
