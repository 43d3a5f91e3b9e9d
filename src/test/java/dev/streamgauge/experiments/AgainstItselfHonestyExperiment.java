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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A trial against itself, twenty times: how often a comparison reports a difference that is not there. Runs in a profile of
 * its own, about a quarter of an hour: {@code mvn verify -Phonesty}; the outcome is in {@code honesty.json} beside the
 * trials.
 */
@StreamExperiment("honesty.yaml")
class AgainstItselfHonestyExperiment {

    private static final int SPLITS = 500;
    private static final String SIDE = "drainDeadline";

    /** Less would come about once in a thousand runs. */
    private static final double LEAST_P = 1e-3;

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

    /**
     * What was found.
     *
     * @param medianOverheadMs of each trial, in the order in which they ran
     * @param pairedWindows how often two trials on the same stream differ by their windows, taken as if they were independent
     * @param sideAgainstSide the comparison that an experiment would make: all trials of one side against all of the other
     * @param levelOverRandomHalves share of random halves of the trials between which a difference is reported: the level that
     *     this comparison keeps on such values, whatever the engine does
     */
    record FalseAlarms(
            List<Double> medianOverheadMs,
            Frequency pairedWindows,
            Difference sideAgainstSide,
            double levelOverRandomHalves) {}

    @Trials
    void isOneOfManyOfItsKind(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void howOftenADifferenceIsReported(Comparison comparison) throws IOException {
        List<Judgement> trials = comparison.finished().stream()
                .filter(trial -> trial.evidence().manifest().valid())
                .toList();

        FalseAlarms alarms = new FalseAlarms(
                medians(trials), pairedWindows(trials), sideAgainstSide(trials), levelOverRandomHalves(trials));

        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(output(comparison).resolve("honesty.json").toFile(), alarms);
        assertThat(alarms.sideAgainstSide().pValue())
                .as("two sides that are the same, trial against trial")
                .isGreaterThan(LEAST_P);
    }

    private static Frequency pairedWindows(List<Judgement> trials) {
        List<List<Judgement>> pairs = groups(
                        trials, trial -> trial.evidence().manifest().seed())
                .stream()
                .filter(pair -> pair.size() == 2)
                .toList();
        long reported = pairs.stream()
                .filter(pair -> Difference.paired(overheads(pair.get(0)), overheads(pair.get(1)))
                        .reported())
                .count();
        return Frequency.of(reported, pairs.size());
    }

    private static Difference sideAgainstSide(List<Judgement> trials) {
        List<List<Judgement>> sides =
                groups(trials, trial -> trial.evidence().manifest().levels().get(SIDE));
        return Difference.betweenTrials(numbers(medians(sides.get(0))), numbers(medians(sides.get(1))));
    }

    private static double levelOverRandomHalves(List<Judgement> trials) {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(1L);
        List<Double> shuffled = new ArrayList<>(medians(trials));
        int half = shuffled.size() / 2;
        int reported = 0;
        for (int split = 0; split < SPLITS; split++) {
            ListSampler.shuffle(random, shuffled);
            Difference difference = Difference.betweenTrials(
                    numbers(shuffled.subList(0, half)), numbers(shuffled.subList(half, 2 * half)));
            reported += difference.reported() ? 1 : 0;
        }
        return (double) reported / SPLITS;
    }

    private static <K> List<List<Judgement>> groups(List<Judgement> trials, Function<Judgement, K> by) {
        return List.copyOf(trials.stream()
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private static List<Double> medians(List<Judgement> trials) {
        return trials.stream().map(trial -> trial.overhead().p50()).toList();
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] overheads(Judgement trial) {
        return trial.evidence().matched().stream()
                .mapToDouble(WindowRow::overheadMs)
                .toArray();
    }

    private static Path output(Comparison comparison) {
        return comparison.judgements().get(0).evidence().directory().getParent();
    }
}
