package dev.streamgauge.claim;

import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Verdict;
import dev.streamgauge.workload.arrivals.StateCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whether windows that come out during a burst come out later. A window's state is that of the modulating chain at its
 * emission bound: what the engine works against at that time, not what the window holds. Overhead is compared and not
 * latency, for the latest event of a busy window is nearer to its end, which shortens its latency on any engine.
 *
 * <p>This is about what happens within a trial. So a window is compared only with windows of its own trial, which takes out
 * whatever the start of a job has frozen: Mann and Whitney's U is summed over trials, and its mean and variance without an
 * effect with it (van Elteren, On the combination of independent two-sample tests of Wilcoxon, 1960, with equal weights).
 * That test takes the windows of one state to be exchangeable with those of the other. Under a Markov chain with dwells well
 * below the window they are: the state of one window tells next to nothing of the next.
 *
 * <p>The size of the effect is the A of Vargha and Delaney (A critique and improvement of the CL common language effect size
 * statistics, 2000): of all pairs of a HIGH and a LOW window of one trial, the share in which the HIGH one has the larger
 * overhead. 0.5 is none; {@link #SMALL} is the least that they call small.
 *
 * @param evidence the claim and its evidence
 * @param high windows that came out in the HIGH state
 * @param low windows that came out in the LOW state
 * @param effect the effect; null unless some trial has both
 * @param trials ids of the trials that have both
 */
public record StateEffect(
        ClaimEvidence evidence, int high, int low, @Nullable Effect effect, List<String> trials) {

    /** Vargha and Delaney's least effect that is small and not negligible. */
    public static final double SMALL = 0.56;

    private static final double NONE = 0.5;

    /** How an engine with batches states its trigger; another says that it has none. */
    private static final String EVERY = "every ";

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    public StateEffect {
        trials = List.copyOf(trials);
    }

    /**
     * The effect of the HIGH state.
     *
     * @param a Vargha and Delaney's A
     * @param interval its bootstrap interval, of trials and then of the windows of each state
     * @param pValue of the two-sided test
     * @param shiftMs median of HIGH less median of LOW, each trial's own median taken out, in milliseconds
     */
    public record Effect(double a, Interval interval, double pValue, double shiftMs) {}

    /** Compares the windows of each trial that has both states, and whose bursts outlast a batch. */
    public static StateEffect of(ClaimEvidence evidence) {
        List<ByState> byState = new ArrayList<>();
        List<String> trials = new ArrayList<>();
        for (Judgement trial : evidence.trials()) {
            if (!stateOutlastsBatch(trial)) {
                continue;
            }
            ByState windows = new ByState(overheads(trial, StateCursor.HIGH), overheads(trial, StateCursor.LOW));
            if (windows.hasBoth()) {
                byState.add(windows);
                trials.add(trial.evidence().manifest().trial());
            }
        }
        return of(evidence, byState, trials, Bootstrap.THOROUGH);
    }

    static StateEffect of(ClaimEvidence evidence, List<ByState> byState, List<String> trials, Bootstrap bootstrap) {
        int high = byState.stream().mapToInt(trial -> trial.high.length).sum();
        int low = byState.stream().mapToInt(trial -> trial.low.length).sum();
        Effect effect = byState.isEmpty() ? null : effect(evidence.alpha(), byState, bootstrap);
        return new StateEffect(evidence, high, low, effect, trials);
    }

    /**
     * Whether a burst lasts as long as a batch, in the mean. Where it does not, the batch that brings a window out meets both
     * states, and the one at its emission bound says nothing.
     */
    private static boolean stateOutlastsBatch(Judgement trial) {
        Map<String, String> settings = trial.evidence().manifest().settings();
        String dwell = settings.get("highDwell");
        String trigger = settings.get("trigger");
        return dwell == null
                || trigger == null
                || !trigger.startsWith(EVERY)
                || Notation.duration(dwell).compareTo(Notation.duration(trigger.substring(EVERY.length()))) >= 0;
    }

    private static double[] overheads(Judgement trial, int state) {
        return trial.evidence().matched().stream()
                .filter(window -> window.state() == state)
                .map(WindowRow::overheadMs)
                .mapToDouble(overhead -> overhead == null ? Double.NaN : overhead)
                .filter(Double::isFinite)
                .toArray();
    }

    /**
     * Windows of the HIGH state come out later, as the claim has it: confirmed if the interval of A lies above 0.5 and the test
     * agrees; refuted if it lies below {@link #SMALL}, so that whatever effect there may be is negligible, or opposite. Counts
     * as its n the windows of the rarer state.
     */
    public Ruling highIsLater() {
        int n = Math.min(high, low);
        if (effect == null) {
            return Grounds.none(evidence, n, "no window in one of the states", trials)
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "No trial with bursts as long as a batch has windows that came out in both states.",
                            "There is nothing to compare.",
                            "A longer trial under bursty traffic, with bursts that outlast the trigger interval.");
        }
        Interval interval = effect.interval();
        Grounds grounds = new Grounds(
                evidence,
                n,
                "HIGH later than LOW in %s of pairs, by %s"
                        .formatted(Phrase.percent(effect.a()), Phrase.ms(effect.shiftMs())),
                effect.a(),
                interval,
                effect.pValue(),
                "Vargha-Delaney A",
                trials);
        if (interval.isBelow(SMALL)) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(effect),
                    "Below %s an effect is negligible, so there is no rise that matters."
                            .formatted(Phrase.figure(SMALL)),
                    "Windows of the HIGH state that come out later than those of the LOW one more often.");
        }
        if (interval.isAbove(NONE) && effect.pValue() < evidence.alpha()) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts(effect),
                    "So windows come out later in the HIGH state.",
                    "Windows of the HIGH state that come out no later than those of the LOW one.");
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts(effect),
                "That leaves both possible: a rise, and none that matters.",
                "More windows in the %s state: four times as many make the interval half as wide."
                        .formatted(high < low ? "HIGH" : "LOW"));
    }

    private String facts(Effect of) {
        return ("Of all pairs of a window that came out in the HIGH state and one of the same trial that came out in the LOW"
                        + " state, the first had the larger overhead in %s (A = %s, %s in the %s interval), by %s in the"
                        + " medians; %s and %s in %s. Mann and Whitney's test, summed over trials, has %s.")
                .formatted(
                        Phrase.percent(of.a()),
                        Phrase.figure(of.a()),
                        Phrase.figures(of.interval()),
                        Phrase.confidence(evidence.alpha()),
                        Phrase.ms(of.shiftMs()),
                        Phrase.count(high, "HIGH window"),
                        Phrase.count(low, "LOW window"),
                        Phrase.count(trials.size(), "trial"),
                        Phrase.p(of.pValue()));
    }

    private static Effect effect(double alpha, List<ByState> trials, Bootstrap bootstrap) {
        double u = 0;
        double pairs = 0;
        double variance = 0;
        for (ByState trial : trials) {
            u += trial.u();
            pairs += trial.pairs();
            variance += trial.varianceOfU();
        }
        double z = (u - pairs / 2) / Math.sqrt(variance);
        double pValue = Math.min(1, 2 * STANDARD_NORMAL.survivalProbability(Math.abs(z)));
        List<double[][]> comparisons = trials.stream().map(ByState::comparisons).toList();
        Interval interval = bootstrap.interval(alpha, random -> resampledA(comparisons, random));
        return new Effect(u / pairs, interval, pValue, shift(trials));
    }

    private static double resampledA(List<double[][]> trials, UniformRandomProvider random) {
        double u = 0;
        double pairs = 0;
        for (int t = 0; t < trials.size(); t++) {
            double[][] trial = trials.get(random.nextInt(trials.size()));
            int[] low = Bootstrap.drawn(trial[0].length, random);
            for (int h = 0; h < trial.length; h++) {
                double[] ofHigh = trial[random.nextInt(trial.length)];
                for (int l : low) {
                    u += ofHigh[l];
                }
            }
            pairs += (double) trial.length * low.length;
        }
        return u / pairs;
    }

    private static double shift(List<ByState> trials) {
        return median(trials.stream().flatMapToDouble(ByState::centredHigh))
                - median(trials.stream().flatMapToDouble(ByState::centredLow));
    }

    private static double median(DoubleStream sample) {
        return Median.withDefaults().evaluate(sample.toArray());
    }

    /** Overheads of one trial's windows by their state, in milliseconds. */
    static final class ByState {

        private final double[] high;
        private final double[] low;

        ByState(double[] high, double[] low) {
            this.high = high.clone();
            this.low = low.clone();
        }

        boolean hasBoth() {
            return high.length > 0 && low.length > 0;
        }

        double pairs() {
            return (double) high.length * low.length;
        }

        /** Variance of U without an effect; ties would make it less. */
        double varianceOfU() {
            return pairs() * (high.length + low.length + 1) / 12;
        }

        /** Mann and Whitney's U of the HIGH windows. */
        double u() {
            return Arrays.stream(comparisons()).flatMapToDouble(Arrays::stream).sum();
        }

        /** For each HIGH and each LOW window: 1 if the first is higher, half if they are equal, else 0. */
        double[][] comparisons() {
            double[][] comparisons = new double[high.length][low.length];
            for (int h = 0; h < high.length; h++) {
                for (int l = 0; l < low.length; l++) {
                    comparisons[h][l] = (1 + Math.signum(high[h] - low[l])) / 2;
                }
            }
            return comparisons;
        }

        /** The HIGH windows, less the median of all. */
        DoubleStream centredHigh() {
            double centre = centre();
            return Arrays.stream(high).map(overhead -> overhead - centre);
        }

        /** The LOW windows, less the median of all. */
        DoubleStream centredLow() {
            double centre = centre();
            return Arrays.stream(low).map(overhead -> overhead - centre);
        }

        private double centre() {
            return median(DoubleStream.concat(Arrays.stream(high), Arrays.stream(low)));
        }
    }
}
