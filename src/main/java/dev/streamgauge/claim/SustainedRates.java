package dev.streamgauge.claim;

import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the searches of an experiment found its engines to sustain, for claims about rates (seed 004: "tens of thousands of events
 * per second"; a database that is "disk-bound" against engines that work in memory).
 *
 * <p>A search brackets the highest sustained rate between one that was sustained and one that was not. One that ended for another
 * reason, such as the generator's limit, has found a lower bound alone.
 *
 * @param evidence the claim and its evidence
 * @param thresholds one for each combination of levels that was searched
 */
public record SustainedRates(ClaimEvidence evidence, List<Threshold> thresholds) {

    public SustainedRates {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * Every combination sustains a rate, as the claim has it: confirmed if each did in a trial; refuted if one did not at that
     * rate or below. Counts as its n the searches.
     *
     * @param rateHz the rate, in events a second
     */
    public Ruling eachSustains(double rateHz) {
        List<Threshold> below = thresholds.stream()
                .filter(threshold -> threshold.highHz() != null && threshold.highHz() <= rateHz)
                .toList();
        boolean all =
                !thresholds.isEmpty() && thresholds.stream().allMatch(threshold -> orZero(threshold.lowHz()) >= rateHz);
        String rate = rate(rateHz);
        Threshold least = thresholds.stream()
                .min(Comparator.comparingDouble(threshold -> orZero(threshold.lowHz())))
                .orElse(null);
        Grounds grounds = grounds(least);
        if (!below.isEmpty()) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(),
                    "So %s does not sustain %s.".formatted(names(below), rate),
                    "A machine with more cores or a faster disk, on which %s does.".formatted(names(below)));
        }
        return all
                ? grounds.rule(
                        Verdict.CONFIRMED,
                        facts(),
                        "Each sustains %s.".formatted(rate),
                        "A search that ends below %s.".formatted(rate))
                : grounds.rule(
                        Verdict.INCONCLUSIVE,
                        facts(),
                        "Whether each sustains %s is not decided.".formatted(rate),
                        "Searches that end at a limit of the engine: -Dscale=full.");
    }

    /**
     * One side sustains less than every other combination, as the claim has it: confirmed if all of its searches met a rate that
     * it does not sustain and that each of the others does; refuted if it sustained one that another does not. Counts as its n the
     * searches.
     */
    public Ruling sustainsLess(Side side) {
        List<Threshold> own = thresholds.stream()
                .filter(threshold ->
                        threshold.levels().entrySet().containsAll(side.levels().entrySet()))
                .toList();
        List<Threshold> others = thresholds.stream()
                .filter(threshold -> !own.contains(threshold))
                .toList();
        List<String> notLess = new ArrayList<>();
        boolean less = !own.isEmpty() && !others.isEmpty();
        for (Threshold one : own) {
            for (Threshold other : others) {
                if (other.highHz() != null && orZero(one.lowHz()) >= other.highHz()) {
                    notLess.add("%s sustains %s, which %s does not"
                            .formatted(name(one), rate(orZero(one.lowHz())), name(other)));
                }
                less &= one.highHz() != null && one.highHz() <= orZero(other.lowHz());
            }
        }
        Grounds grounds = grounds(own.stream()
                .max(Comparator.comparingDouble(threshold -> orZero(threshold.lowHz())))
                .orElse(null));
        if (!notLess.isEmpty()) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(),
                    "Not so: %s.".formatted(String.join("; ", notLess)),
                    "Searches in which %s ends below all others.".formatted(side.name()));
        }
        return less
                ? grounds.rule(
                        Verdict.CONFIRMED,
                        facts(),
                        "Each of the others sustains what %s does not.".formatted(side.name()),
                        "Another engine that does not sustain what %s does.".formatted(side.name()))
                : grounds.rule(
                        Verdict.INCONCLUSIVE,
                        facts(),
                        "Their intervals overlap, or a search ended before it met a limit of the engine.",
                        "Finer searches, on a machine whose load generator is not the limit.");
    }

    private Grounds grounds(@Nullable Threshold decisive) {
        Double lowHz = decisive == null ? null : decisive.lowHz();
        Double highHz = decisive == null ? null : decisive.highHz();
        return new Grounds(
                evidence,
                thresholds.size(),
                decisive == null ? "no search" : "%s: %s".formatted(name(decisive), found(decisive)),
                lowHz,
                lowHz == null || highHz == null ? null : new Interval(lowHz, highHz),
                null,
                lowHz == null ? null : "events/s",
                evidence.ids());
    }

    private String facts() {
        return thresholds.isEmpty()
                ? "No rate was searched."
                : "By search, %s."
                        .formatted(thresholds.stream()
                                .map(threshold -> "%s %s".formatted(name(threshold), found(threshold)))
                                .collect(Collectors.joining("; ")));
    }

    /** {@code sustains 32,000/s, and not 64,000/s}. */
    private static String found(Threshold threshold) {
        Double lowHz = threshold.lowHz();
        Double highHz = threshold.highHz();
        String limitedBy = threshold.limitedBy();
        String sustained = lowHz == null ? "sustains nothing that was tried" : "sustains " + rate(lowHz);
        if (highHz != null) {
            return "%s, and not %s".formatted(sustained, rate(highHz));
        }
        return limitedBy == null ? sustained : "%s; the search ended at %s".formatted(sustained, limitedBy);
    }

    private static String names(List<Threshold> of) {
        return of.stream().map(SustainedRates::name).collect(Collectors.joining(" and "));
    }

    private static String name(Threshold threshold) {
        return new Side(new TreeMap<>(threshold.levels())).name();
    }

    private static double orZero(@Nullable Double rateHz) {
        return rateHz == null ? 0 : rateHz;
    }

    private static String rate(double rateHz) {
        return String.format(Locale.ROOT, "%,.0f/s", rateHz);
    }
}
