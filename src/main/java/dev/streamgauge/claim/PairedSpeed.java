package dev.streamgauge.claim;

import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * How many times as fast one side of a comparison is as the other, on the same streams, where each record has a result of its
 * own. A bulk is as fast as its throughput is high. A paced load, whose throughput is what was offered, is as fast as its
 * median latency is low.
 *
 * <p>A pair is a trial on either side of the same stream at the same other levels: each is a start of the job of its own, so
 * that pairs at several degrees of parallelism are as many values. The value of a pair is the ratio of its two figures; where
 * a side ran it more than once, of their geometric means. Trials whose results are not all right are left out: an engine is
 * not fast by leaving out work.
 *
 * <p>A difference counts only if two things agree: the bootstrap interval of the median ratio, which alone is too narrow for
 * few pairs, and Wilcoxon's signed-rank test of the ratios' logarithms, exact without ties.
 *
 * @param evidence the claim and its evidence
 * @param first one side
 * @param second the other side
 * @param measure what was compared
 * @param pairs in the order in which they first ran
 * @param leftOut trials on either side whose results are not all right
 * @param estimate what the pairs amount to; null without one
 */
public record PairedSpeed(
        ClaimEvidence evidence,
        Side first,
        Side second,
        Measure measure,
        List<Pair> pairs,
        int leftOut,
        @Nullable Estimate estimate) {

    public PairedSpeed {
        pairs = List.copyOf(pairs);
    }

    /** What is compared. */
    public enum Measure {
        /** Records a second, from the first measured send to the last measured result. */
        THROUGHPUT("higher throughput"),
        /** Of the latency of the measured records. */
        MEDIAN_LATENCY("lower median latency");

        private final String better;

        Measure(String better) {
            this.better = better;
        }
    }

    /**
     * One pair.
     *
     * @param stream what a reader calls it
     * @param ratio how many times as fast the first side is
     * @param trials ids of its trials
     */
    public record Pair(String stream, double ratio, List<String> trials) {

        public Pair {
            trials = List.copyOf(trials);
        }
    }

    /**
     * Over all pairs.
     *
     * @param ratio median of the pairs' values
     * @param interval its bootstrap interval at the claim's chance of error
     * @param pValue of the two-sided signed-rank test
     */
    public record Estimate(double ratio, Interval interval, double pValue) {}

    /**
     * Compares two sides on the streams that ran on both.
     *
     * @throws IllegalArgumentException if a trial is on both sides, or some are bulks and some are paced
     */
    public static PairedSpeed of(ClaimEvidence evidence, Side first, Side second) {
        List<Judgement> sides = evidence.trials().stream()
                .filter(trial -> first.has(trial) || second.has(trial))
                .toList();
        sides.forEach(trial -> SharedStream.refuseIfOnBoth(trial, first, second));
        Measure measure = measure(sides);
        List<Judgement> right = sides.stream()
                .filter(trial -> trial.exact() && figure(trial, measure) != null)
                .toList();
        Map<List<Object>, List<Judgement>> byConditions = new LinkedHashMap<>();
        for (Judgement trial : right) {
            byConditions
                    .computeIfAbsent(conditions(trial, evidence, first, second), none -> new ArrayList<>())
                    .add(trial);
        }
        List<Pair> pairs = byConditions.values().stream()
                .flatMap(alike -> pair(alike, first, second, measure).stream())
                .toList();
        return of(evidence, first, second, measure, pairs, sides.size() - right.size(), Bootstrap.THOROUGH);
    }

    static PairedSpeed of(
            ClaimEvidence evidence,
            Side first,
            Side second,
            Measure measure,
            List<Pair> pairs,
            int leftOut,
            Bootstrap bootstrap) {
        if (pairs.isEmpty()) {
            return new PairedSpeed(evidence, first, second, measure, pairs, leftOut, null);
        }
        double[] logarithms =
                pairs.stream().mapToDouble(pair -> Math.log(pair.ratio())).toArray();
        Interval interval =
                bootstrap.interval(evidence.alpha(), random -> median(Bootstrap.resampled(logarithms, random)));
        Estimate estimate = new Estimate(
                Math.exp(median(logarithms)),
                new Interval(Math.exp(interval.low()), Math.exp(interval.high())),
                RankTest.signedRank(logarithms));
        return new PairedSpeed(evidence, first, second, measure, pairs, leftOut, estimate);
    }

    private static Measure measure(List<Judgement> trials) {
        long bulks = trials.stream().filter(Judgement::bulk).count();
        if (bulks > 0 && bulks < trials.size()) {
            throw new IllegalArgumentException(
                    "%d bulks and %d paced trials have no figure in common: judge one kind, such as where(\"arrivals\", \"bulk\")"
                            .formatted(bulks, trials.size() - bulks));
        }
        return bulks > 0 ? Measure.THROUGHPUT : Measure.MEDIAN_LATENCY;
    }

    private static @Nullable Double figure(Judgement trial, Measure measure) {
        Records records = trial.evidence().records();
        if (records == null) {
            return null;
        }
        Double figure = switch (measure) {
            case THROUGHPUT -> TrialFigure.throughput().of().apply(trial);
            case MEDIAN_LATENCY -> records.latencyMs().p50();
        };
        return figure == null || !(figure > 0) ? null : figure;
    }

    /** What is equal for trials that make a pair. */
    private static List<Object> conditions(Judgement trial, ClaimEvidence evidence, Side first, Side second) {
        Map<String, String> others =
                new LinkedHashMap<>(trial.evidence().manifest().levels());
        Stream.of(
                        first.levels().keySet(),
                        second.levels().keySet(),
                        evidence.experiment().engineFactors().keySet())
                .forEach(others.keySet()::removeAll);
        return List.of(SharedStream.stream(trial), others);
    }

    private static List<Pair> pair(List<Judgement> alike, Side first, Side second, Measure measure) {
        double onFirst = meanLogarithm(alike.stream().filter(first::has).toList(), measure);
        double onSecond = meanLogarithm(alike.stream().filter(second::has).toList(), measure);
        if (Double.isNaN(onFirst) || Double.isNaN(onSecond)) {
            return List.of();
        }
        double ratio = Math.exp(measure == Measure.THROUGHPUT ? onFirst - onSecond : onSecond - onFirst);
        return List.of(new Pair(
                alike.get(0).evidence().manifest().pairId(),
                ratio,
                alike.stream().map(trial -> trial.evidence().manifest().trial()).toList()));
    }

    /** Not a number without trials. */
    private static double meanLogarithm(List<Judgement> trials, Measure measure) {
        return trials.stream()
                .map(trial -> figure(trial, measure))
                .flatMapToDouble(figure -> figure == null ? DoubleStream.empty() : DoubleStream.of(Math.log(figure)))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * One of the two is faster, whichever it is: what a question asks for that names no winner. Confirmed if one is shown to
     * be, and then told which; never refuted, for no number of pairs shows that two engines are equally fast. Counts as its n
     * the pairs.
     */
    public Ruling oneIsFaster() {
        if (estimate == null) {
            return Grounds.none(evidence, 0, "no shared stream", List.of())
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "No stream ran on both %s and %s with all results right.%s"
                                    .formatted(first.name(), second.name(), leftOutToo()),
                            "There is nothing to compare.",
                            "Valid trials of the same streams on %s and %s.".formatted(first.name(), second.name()));
        }
        boolean firstIsFaster = estimate.ratio() >= 1;
        Side faster = firstIsFaster ? first : second;
        Side slower = firstIsFaster ? second : first;
        double times = firstIsFaster ? estimate.ratio() : 1 / estimate.ratio();
        Interval interval = firstIsFaster
                ? estimate.interval()
                : new Interval(
                        1 / estimate.interval().high(), 1 / estimate.interval().low());
        long wins = pairs.stream()
                .filter(pair -> firstIsFaster ? pair.ratio() > 1 : pair.ratio() < 1)
                .count();
        Grounds grounds = new Grounds(
                evidence,
                pairs.size(),
                "%s %s times as fast as %s".formatted(faster.name(), Phrase.figure(times), slower.name()),
                times,
                pairs.size() < PairedTrials.leastPairs(evidence.alpha()) ? null : interval,
                estimate.pValue(),
                "times as fast",
                pairs.stream()
                        .flatMap(pair -> pair.trials().stream())
                        .distinct()
                        .toList());
        String facts =
                ("On the same stream, %s has the %s in %d of %s. It is %s times as fast as %s in the median over pairs (%s"
                                + " in the %s interval); Wilcoxon's signed-rank test of the ratios' logarithms has %s.%s")
                        .formatted(
                                faster.name(),
                                measure.better,
                                wins,
                                Phrase.count(pairs.size(), "pair"),
                                Phrase.figure(times),
                                slower.name(),
                                Phrase.figures(interval),
                                Phrase.confidence(evidence.alpha()),
                                Phrase.p(estimate.pValue()),
                                leftOutToo());
        if (estimate.pValue() < evidence.alpha() && interval.isAbove(1)) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts,
                    "So %s is the faster one.".formatted(faster.name()),
                    "Pairs in which %s is no slower than %s: %d of %d so far."
                            .formatted(slower.name(), faster.name(), pairs.size() - wins, pairs.size()));
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts,
                "That does not tell %s and %s apart.".formatted(first.name(), second.name()),
                PairedTrials.morePairs(pairs.size(), evidence.alpha()));
    }

    private String leftOutToo() {
        return leftOut == 0
                ? ""
                : " %s with a result that is not right %s left out."
                        .formatted(Phrase.count(leftOut, "trial"), leftOut == 1 ? "is" : "are");
    }

    private static double median(double[] sample) {
        return Median.withDefaults().withCopy(true).evaluate(sample);
    }
}
