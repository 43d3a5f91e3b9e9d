package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.claim.Difference;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A trial against itself, twenty times: how often a comparison reports a difference that is not there. Runs in a profile of
 * its own, about half an hour: {@code mvn verify -Phonesty}; the outcome is in {@code honesty.json} beside the trials.
 */
@StreamExperiment("honesty.yaml")
class AgainstItselfHonestyExperiment {

    private static final int SPLITS = 500;
    private static final String SIDE = "drainDeadline";

    /**
     * How often a difference was reported.
     *
     * @param of how many comparisons
     * @param low lower end of the share's 95 % interval (Wilson, 1927)
     * @param high its upper end
     */
    record Frequency(long reported, long of, double share, double low, double high) {

        static Frequency of(long reported, long of) {
            ConfidenceInterval interval =
                    new WilsonScoreInterval().createInterval(Math.toIntExact(of), Math.toIntExact(reported), 0.95);
            return new Frequency(
                    reported, of, (double) reported / of, interval.getLowerBound(), interval.getUpperBound());
        }
    }

    @Trials
    void isOneOfManyOfItsKind(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void howOftenADifferenceIsReported(Comparison comparison) throws IOException {
        Map<String, Object> outcome = new LinkedHashMap<>();
        comparison.finished().stream()
                .filter(judgement -> judgement.evidence().manifest().valid())
                .collect(Collectors.groupingBy(trial -> level(trial, "engine")))
                .forEach((engine, trials) -> outcome.put(engine, falseAlarms(trials)));

        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(output(comparison).resolve("honesty.json").toFile(), outcome);

        assertThat(outcome).containsOnlyKeys("spark", "flink");
        outcome.values().stream()
                .map(ofEngine -> ((Map<?, ?>) ofEngine).get("betweenTrials"))
                .forEach(frequency -> assertThat(((Frequency) frequency).low())
                        .as("false alarms of a comparison between trials, of which one in twenty is allowed")
                        .isLessThan(Difference.ALPHA));
    }

    /** By windows, as if those of one trial were independent; and by trials, in random halves of all of them. */
    private static Map<String, Object> falseAlarms(List<Judgement> trials) {
        List<List<Judgement>> pairs = trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.evidence().manifest().seed(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(pair -> pair.size() == 2)
                .toList();
        long byWindows = pairs.stream()
                .filter(pair -> Difference.paired(overheads(pair.get(0)), overheads(pair.get(1)))
                        .reported())
                .count();
        double[] medians =
                trials.stream().mapToDouble(trial -> trial.overhead().p50()).toArray();
        Map<String, Object> alarms = new LinkedHashMap<>();
        alarms.put("trials", trials.size());
        alarms.put("medianOverheadMs", medians);
        alarms.put("pairedWindows", Frequency.of(byWindows, pairs.size()));
        alarms.put("betweenTrials", Frequency.of(reportedBetweenRandomHalves(medians), SPLITS));
        alarms.put("sideAgainstSide", betweenSides(trials));
        return alarms;
    }

    private static long reportedBetweenRandomHalves(double[] medians) {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(1L);
        List<Double> shuffled = new ArrayList<>();
        for (double median : medians) {
            shuffled.add(median);
        }
        long reported = 0;
        for (int split = 0; split < SPLITS; split++) {
            ListSampler.shuffle(random, shuffled);
            int half = shuffled.size() / 2;
            if (Difference.betweenTrials(numbers(shuffled.subList(0, half)), numbers(shuffled.subList(half, 2 * half)))
                    .reported()) {
                reported++;
            }
        }
        return reported;
    }

    /** The comparison as an experiment would make it: one level of the factor against the other. */
    private static Difference betweenSides(List<Judgement> trials) {
        List<double[]> sides = trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> level(trial, SIDE),
                        LinkedHashMap::new,
                        Collectors.mapping(trial -> trial.overhead().p50(), Collectors.toList())))
                .values()
                .stream()
                .map(AgainstItselfHonestyExperiment::numbers)
                .toList();
        return Difference.betweenTrials(sides.get(0), sides.get(1));
    }

    private static double[] numbers(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] overheads(Judgement trial) {
        return trial.evidence().matched().stream()
                .mapToDouble(WindowRow::overheadMs)
                .toArray();
    }

    private static String level(Judgement trial, String factor) {
        return trial.evidence().manifest().levels().get(factor);
    }

    private static Path output(Comparison comparison) {
        return comparison.judgements().get(0).evidence().directory().getParent();
    }
}
