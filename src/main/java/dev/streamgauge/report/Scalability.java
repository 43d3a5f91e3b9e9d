package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.Experiment;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The trials of an experiment by the number of producers that shared its load. Only trials that count are in it.
 *
 * @param producers the numbers of producers, ascending
 * @param series one for each combination of the other levels
 */
record Scalability(List<Integer> producers, List<Series> series) {

    static final String PRODUCERS = "producers";
    static final String RATE_IS = "rateIs";

    /** The level of {@value #RATE_IS} at which more producers send more; at the other they share what one would send. */
    static final String PER_PRODUCER = "perProducer";

    private static final Set<String> SAID_OTHERWISE = Set.of(TrialTitle.ENGINE, PRODUCERS, RATE_IS, TrialTitle.RATE);

    public Scalability {
        producers = List.copyOf(producers);
        series = List.copyOf(series);
    }

    /**
     * Trials that differ in nothing but the number of producers.
     *
     * @param engine what a reader calls the engine
     * @param name engine, rate, and what else sets the series apart
     * @param trials its trials by the number of producers
     */
    record Series(String engine, String name, Map<Integer, List<Judgement>> trials) {

        /** A figure's mean over the trials with so many producers; no trial knows it, no mean. */
        MeanInterval mean(int producers, Function<Judgement, @Nullable Double> figure) {
            return MeanInterval.of(trials.getOrDefault(producers, List.of()).stream()
                    .map(figure)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        }
    }

    /** Empty unless the experiment varies the number of producers; a search varies the rate with them, and is none. */
    static Scalability of(List<Judgement> judgements, Experiment experiment) {
        if (experiment.search() != null
                || experiment.factors().getOrDefault(PRODUCERS, List.of()).size() < 2) {
            return new Scalability(List.of(), List.of());
        }
        List<Series> series = judgements.stream()
                .filter(trial -> trial.evidence().manifest().valid())
                .collect(Collectors.groupingBy(Scalability::otherLevels))
                .values()
                .stream()
                .map(trials -> series(trials, experiment))
                .sorted(Comparator.comparing(Series::name))
                .toList();
        TreeSet<Integer> producers = new TreeSet<>();
        series.forEach(each -> producers.addAll(each.trials().keySet()));
        return new Scalability(List.copyOf(producers), series);
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    static int producers(Judgement trial) {
        return Integer.parseInt(trial.evidence().manifest().levels().getOrDefault(PRODUCERS, "1"));
    }

    static boolean perProducer(Judgement trial) {
        return PER_PRODUCER.equals(trial.evidence().manifest().levels().get(RATE_IS));
    }

    /** Mean rate over all producers together; as it was offered, where the experiment does not know the trial's levels. */
    static double totalRateHz(Judgement trial, Experiment experiment) {
        Manifest manifest = trial.evidence().manifest();
        return experiment.configurations().stream()
                .filter(configuration -> configuration.levels().equals(manifest.levels()))
                .findFirst()
                .map(configuration -> configuration.load().rateHz())
                .orElseGet(() ->
                        1e3 * manifest.offeredInMeasurement() / manifest.clock().measureMs());
    }

    private static Map<String, String> otherLevels(Judgement trial) {
        Map<String, String> levels =
                new LinkedHashMap<>(trial.evidence().manifest().levels());
        levels.remove(PRODUCERS);
        return levels;
    }

    private static Series series(List<Judgement> trials, Experiment experiment) {
        Judgement any = trials.get(0);
        TrialTitle title = TrialTitle.of(any.evidence().manifest(), experiment);
        double rateHz = totalRateHz(any, experiment);
        String rate = perProducer(any)
                ? Text.brief(rateHz / producers(any)) + "/s per producer"
                : Text.brief(rateHz) + "/s in total";
        String others = any.evidence().manifest().levels().entrySet().stream()
                .filter(level -> !SAID_OTHERWISE.contains(level.getKey()))
                .filter(level -> experiment
                                .factors()
                                .getOrDefault(level.getKey(), List.of())
                                .size()
                        > 1)
                .map(level -> ", " + TrialTitle.levelName(level.getKey(), level.getValue()))
                .collect(Collectors.joining());
        Map<Integer, List<Judgement>> byProducers = trials.stream()
                .collect(Collectors.groupingBy(Scalability::producers, TreeMap::new, Collectors.toList()));
        return new Series(title.engine(), "%s, %s%s".formatted(title.engine(), rate, others), byProducers);
    }
}
