package dev.streamgauge.claim;

import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/**
 * How much the windows of a trial scatter, on two sides of a comparison that ran the same streams.
 *
 * <p>Two measures, of overheads: their standard deviation, and how far p90 lies above p50. Both are within trials. What one
 * start of a job has frozen shifts all windows of a trial alike and is no roughness of its curve, so each trial's own centre
 * is taken out (the mean for the deviation, the median for the quantiles) before the seeds are pooled. Pooled they must be: a
 * p90 needs five windows beyond it, fifty in all, which few trials have.
 *
 * <p>The intervals are bootstrapped in two levels, streams and then the windows of a stream, on both sides the same ones.
 * A side is smoother only if both intervals say so and Wilcoxon's signed-rank test over the streams' deviations
 * agrees, which is exact at any number of streams.
 *
 * @param evidence the claim and its evidence
 * @param first side that is expected to be rougher
 * @param second side that is expected to be smoother
 * @param streams how many streams ran on both
 * @param windows of one side, over all streams
 * @param deviation standard deviations; null without a stream
 * @param tail p90 less p50; null unless five windows lie beyond the p90
 * @param pValue of the two-sided test over the streams' standard deviations
 * @param trials ids of the trials
 */
public record Spread(
        ClaimEvidence evidence,
        Side first,
        Side second,
        int streams,
        int windows,
        @Nullable Measure deviation,
        @Nullable Measure tail,
        double pValue,
        List<String> trials) {

    private static final double P50 = 0.5;
    private static final double P90 = 0.9;
    private static final int BEYOND_P90 = 5;

    public Spread {
        trials = List.copyOf(trials);
    }

    /**
     * A measure of scatter on both sides.
     *
     * @param firstMs on the first side
     * @param secondMs on the second
     * @param interval of first minus second, at the claim's chance of error
     */
    public record Measure(double firstMs, double secondMs, Interval interval) {

        /** First minus second. */
        public double differenceMs() {
            return firstMs - secondMs;
        }
    }

    /**
     * Compares the scatter on the streams that ran on both sides.
     *
     * @throws IllegalArgumentException if a trial is on both sides
     */
    public static Spread of(ClaimEvidence evidence, Side first, Side second) {
        return of(evidence, first, second, SharedStream.of(evidence, first, second), Bootstrap.THOROUGH);
    }

    static Spread of(ClaimEvidence evidence, Side first, Side second, List<SharedStream> shared, Bootstrap bootstrap) {
        List<Residuals> streams = shared.stream().map(Residuals::of).toList();
        int windows = streams.stream().mapToInt(Residuals::windows).sum();
        List<String> trials =
                shared.stream().flatMap(stream -> stream.trials().stream()).toList();
        if (streams.isEmpty()) {
            return new Spread(evidence, first, second, 0, 0, null, null, 1, trials);
        }
        double[] differences = streams.stream()
                .mapToDouble(stream -> stream.deviation(true) - stream.deviation(false))
                .toArray();
        Measure deviation = measure(evidence.alpha(), streams, bootstrap, Spread::deviation);
        boolean enough = windows * (1 - P90) >= BEYOND_P90 - 1e-9;
        Measure tail = enough ? measure(evidence.alpha(), streams, bootstrap, Spread::tail) : null;
        return new Spread(
                evidence,
                first,
                second,
                streams.size(),
                windows,
                deviation,
                tail,
                RankTest.signedRank(differences),
                trials);
    }

    /** The second side is the smoother one, as the claim has it. */
    public Ruling secondIsSmoother() {
        if (deviation == null || tail == null) {
            return Grounds.none(evidence, streams, "too few windows", trials)
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "%s ran on both %s and %s, with %s on each."
                                    .formatted(
                                            Phrase.count(streams, "stream"),
                                            first.name(),
                                            second.name(),
                                            Phrase.count(windows, "window")),
                            "A p90 is reported only with five windows beyond it, that is of fifty.",
                            "At least fifty windows of shared streams.");
        }
        Interval ofDeviation = deviation.interval();
        Interval ofTail = tail.interval();
        Grounds grounds = new Grounds(
                evidence,
                streams,
                "standard deviation %s on %s, %s on %s"
                        .formatted(
                                Phrase.ms(deviation.firstMs()),
                                first.name(),
                                Phrase.ms(deviation.secondMs()),
                                second.name()),
                deviation.differenceMs(),
                ofDeviation,
                pValue,
                "ms",
                trials);
        boolean differs = pValue < evidence.alpha();
        if (differs && ofDeviation.isAbove(0) && ofTail.isAbove(0)) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts(deviation, tail),
                    "So %s is smoother than %s.".formatted(second.name(), first.name()),
                    "Streams on which the windows of %s scatter no less.".formatted(second.name()));
        }
        if (differs && ofDeviation.isBelow(0) && ofTail.isBelow(0)) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(deviation, tail),
                    "So it is %s that is smoother, against the claim.".formatted(first.name()),
                    "Streams on which the windows of %s scatter no less.".formatted(first.name()));
        }
        int least = PairedTrials.leastPairs(evidence.alpha());
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts(deviation, tail),
                "The two measures and the test do not all say the same.",
                streams < least
                        ? "At least %d streams on both: with fewer the signed-rank test cannot decide.".formatted(least)
                        : "More streams on both, or engines that differ more.");
    }

    private String facts(Measure ofDeviation, Measure ofTail) {
        return ("Over %s and %s of each side, each trial's own centre taken out, the standard deviation is %s on %s and %s on"
                        + " %s (difference %s in the %s interval), and p90 lies %s and %s above p50 (difference %s)."
                        + " Wilcoxon's signed-rank test over the streams' deviations has %s.")
                .formatted(
                        Phrase.count(streams, "stream"),
                        Phrase.count(windows, "window"),
                        Phrase.ms(ofDeviation.firstMs()),
                        first.name(),
                        Phrase.ms(ofDeviation.secondMs()),
                        second.name(),
                        Phrase.ms(ofDeviation.interval()),
                        Phrase.confidence(evidence.alpha()),
                        Phrase.ms(ofTail.firstMs()),
                        Phrase.ms(ofTail.secondMs()),
                        Phrase.ms(ofTail.interval()),
                        Phrase.p(pValue));
    }

    /** A measure of one side; the windows of each stream are those drawn. */
    private interface OfOneSide {
        double of(List<Residuals> streams, List<int[]> drawn, boolean first);
    }

    private static Measure measure(double alpha, List<Residuals> streams, Bootstrap bootstrap, OfOneSide measure) {
        Interval interval = bootstrap.interval(alpha, random -> {
            List<Residuals> resample = new ArrayList<>(streams.size());
            List<int[]> drawn = new ArrayList<>(streams.size());
            for (int chosen : Bootstrap.drawn(streams.size(), random)) {
                Residuals stream = streams.get(chosen);
                resample.add(stream);
                drawn.add(Bootstrap.drawn(stream.windows(), random));
            }
            return measure.of(resample, drawn, true) - measure.of(resample, drawn, false);
        });
        List<int[]> all = streams.stream().map(Residuals::everyWindow).toList();
        return new Measure(measure.of(streams, all, true), measure.of(streams, all, false), interval);
    }

    private static double deviation(List<Residuals> streams, List<int[]> drawn, boolean first) {
        double squares = 0;
        int degrees = 0;
        for (int s = 0; s < streams.size(); s++) {
            for (double[] trial : streams.get(s).fromMean(first)) {
                degrees += trial.length - 1;
                for (int window : drawn.get(s)) {
                    squares += trial[window] * trial[window];
                }
            }
        }
        return Math.sqrt(squares / degrees);
    }

    private static double tail(List<Residuals> streams, List<int[]> drawn, boolean first) {
        int size = 0;
        for (Residuals stream : streams) {
            size += stream.windows() * stream.fromMedian(first).size();
        }
        double[] pooled = new double[size];
        int next = 0;
        for (int s = 0; s < streams.size(); s++) {
            for (double[] trial : streams.get(s).fromMedian(first)) {
                for (int window : drawn.get(s)) {
                    pooled[next++] = trial[window];
                }
            }
        }
        double[] quantiles = Quantile.withDefaults().evaluate(pooled, P50, P90);
        return quantiles[1] - quantiles[0];
    }

    /** Overheads of one stream's trials on both sides, less each trial's own mean, and less its median. */
    private record Residuals(
            List<double[]> firstFromMean,
            List<double[]> secondFromMean,
            List<double[]> firstFromMedian,
            List<double[]> secondFromMedian) {

        static Residuals of(SharedStream stream) {
            ToDoubleFunction<double[]> mean =
                    trial -> Arrays.stream(trial).average().orElse(Double.NaN);
            ToDoubleFunction<double[]> median =
                    trial -> Median.withDefaults().withCopy(true).evaluate(trial);
            return new Residuals(
                    less(stream.first(), mean),
                    less(stream.second(), mean),
                    less(stream.first(), median),
                    less(stream.second(), median));
        }

        private static List<double[]> less(List<double[]> trials, ToDoubleFunction<double[]> centre) {
            return trials.stream()
                    .map(trial -> {
                        double of = centre.applyAsDouble(trial);
                        return Arrays.stream(trial).map(value -> value - of).toArray();
                    })
                    .toList();
        }

        List<double[]> fromMean(boolean first) {
            return first ? firstFromMean : secondFromMean;
        }

        List<double[]> fromMedian(boolean first) {
            return first ? firstFromMedian : secondFromMedian;
        }

        double deviation(boolean first) {
            return Spread.deviation(List.of(this), List.of(everyWindow()), first);
        }

        int[] everyWindow() {
            return IntStream.range(0, windows()).toArray();
        }

        int windows() {
            return firstFromMean.get(0).length;
        }
    }
}
