package dev.streamgauge.claim;

import dev.streamgauge.experiment.Notation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the trials of one search say of each rate so far. Where trials of a rate disagree, the majority decides. */
final class Ladder {

    private final NavigableMap<Double, Votes> rates = new TreeMap<>();

    /** The trials of one rate, by their outcome. */
    private record Votes(int sustained, int notSustained, int generatorLimit, int undecided) {

        static Votes of(Rung rung) {
            return switch (rung.outcome()) {
                case SUSTAINED -> new Votes(1, 0, 0, 0);
                case NOT_SUSTAINED -> new Votes(0, 1, 0, 0);
                case GENERATOR_LIMIT -> new Votes(0, 0, 1, 0);
                case UNDECIDED -> new Votes(0, 0, 0, 1);
            };
        }

        Votes plus(Votes other) {
            return new Votes(
                    sustained + other.sustained,
                    notSustained + other.notSustained,
                    generatorLimit + other.generatorLimit,
                    undecided + other.undecided);
        }

        /** Trials that say something about the engine. */
        int counted() {
            return sustained + notSustained;
        }

        boolean holds() {
            return sustained > notSustained;
        }

        boolean fails() {
            return notSustained > sustained;
        }

        boolean split() {
            return counted() > 0 && sustained == notSustained;
        }

        /** One more trial cannot change what the majority says. */
        boolean settled() {
            return Math.abs(sustained - notSustained) > 1;
        }
    }

    private Ladder() {}

    static Ladder of(List<Rung> rungs) {
        Ladder ladder = new Ladder();
        rungs.forEach(rung -> ladder.rates.merge(rung.rateHz(), Votes.of(rung), Votes::plus));
        return ladder;
    }

    /** The lowest rate that was tried; infinite if there is none. */
    double lowest() {
        return rates.isEmpty() ? Double.POSITIVE_INFINITY : rates.firstKey();
    }

    /** The highest rate that was sustained, with none below it that was not; empty if there is none. */
    OptionalDouble low() {
        double lowestFailure = first(rates, Votes::fails);
        return rates.headMap(lowestFailure, false).entrySet().stream()
                .filter(rate -> rate.getValue().holds())
                .mapToDouble(Map.Entry::getKey)
                .max();
    }

    /** The lowest rate above {@link #low} that was not sustained; infinite if there is none. */
    double high() {
        return first(rates.tailMap(low().orElse(0), false), Votes::fails);
    }

    /**
     * The lowest rate at which the load did not keep its schedule; infinite if there is none. Where it kept it at the same or
     * a higher rate, it was disturbed and not at its limit.
     */
    double generatorLimit() {
        double keptUpTo = rates.entrySet().stream()
                .filter(rate -> rate.getValue().counted() > 0)
                .mapToDouble(Map.Entry::getKey)
                .max()
                .orElse(0);
        return first(rates.tailMap(keptUpTo, false), votes -> votes.generatorLimit() > 0);
    }

    /** The lowest rate above {@link #low} of which two trials did not count and none did; infinite if there is none. */
    double outOfReach() {
        return first(
                rates.tailMap(low().orElse(0), false),
                votes -> votes.counted() == 0 && votes.undecided() + votes.generatorLimit() > 1);
    }

    /**
     * A rate to try again: its only trial did not count, or as many of its trials sustained it as did not, or it takes part in
     * an outcome that is not monotone.
     */
    OptionalDouble doubtful() {
        double limit = generatorLimit();
        OptionalDouble uncounted = rates.headMap(limit, false).entrySet().stream()
                .filter(rate -> rate.getValue().counted() == 0
                        && rate.getValue().undecided() + rate.getValue().generatorLimit() == 1)
                .mapToDouble(Map.Entry::getKey)
                .min();
        if (uncounted.isPresent()) {
            return uncounted;
        }
        double split = first(rates, Votes::split);
        return Double.isFinite(split)
                ? OptionalDouble.of(split)
                : disordered()
                        .filter(rate -> !rate.getValue().settled())
                        .min(Comparator.comparingInt(rate -> rate.getValue().counted()))
                        .map(rate -> OptionalDouble.of(rate.getKey()))
                        .orElseGet(OptionalDouble::empty);
    }

    /**
     * The rate that bounds the interval from above, if so few trials stand for it that one disturbance may have made it: a
     * single one, or two that did not count at a rate that the generator can keep.
     */
    OptionalDouble unconfirmed(double top) {
        Votes votes = rates.get(top);
        if (votes == null) {
            return OptionalDouble.empty();
        }
        int uncounted = votes.undecided() + votes.generatorLimit();
        boolean few = votes.counted() > 0 ? votes.counted() == 1 : uncounted == (top == generatorLimit() ? 1 : 2);
        return few ? OptionalDouble.of(top) : OptionalDouble.empty();
    }

    /** What its trials do not agree on, for a reader. */
    List<String> contradictions() {
        List<String> contradictions = new ArrayList<>();
        rates.forEach((rateHz, votes) -> {
            if (votes.sustained() > 0 && votes.notSustained() > 0) {
                contradictions.add("%s was sustained in %d of %d trials"
                        .formatted(Notation.writeRate(rateHz), votes.sustained(), votes.counted()));
            }
        });
        double lowestFailure = first(rates, Votes::fails);
        disordered()
                .filter(rate -> rate.getValue().holds())
                .forEach(rate -> contradictions.add("%s was sustained although %s was not"
                        .formatted(Notation.writeRate(rate.getKey()), Notation.writeRate(lowestFailure))));
        return contradictions;
    }

    /** Rates that were sustained above one that was not, and those that were not below one that was. */
    private Stream<Map.Entry<Double, Votes>> disordered() {
        double lowestFailure = first(rates, Votes::fails);
        double highestSuccess = rates.entrySet().stream()
                .filter(rate -> rate.getValue().holds())
                .mapToDouble(Map.Entry::getKey)
                .max()
                .orElse(0);
        return rates.entrySet().stream()
                .filter(rate -> rate.getValue().holds()
                        ? rate.getKey() > lowestFailure
                        : rate.getValue().fails() && rate.getKey() < highestSuccess);
    }

    private static double first(NavigableMap<Double, Votes> among, Predicate<Votes> wanted) {
        return among.entrySet().stream()
                .filter(rate -> wanted.test(rate.getValue()))
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
