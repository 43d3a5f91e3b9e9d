package dev.streamgauge.claim;

import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Search;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Searches the highest rate that one combination of levels sustains: which rate comes next follows from the trials so far and
 * nothing else.
 *
 * <ol>
 *   <li>From the first rate it doubles until a rate is not sustained, or halves until one is.
 *   <li>It then halves the interval, on a logarithmic scale, until its ends are within the precision. A rate has as few
 *       significant digits as still part the interval, two mostly, so that other combinations meet the same rates again.
 *   <li>When the interval is found, its upper end is tried once more if a single trial stands for it, or if two did not
 *       count: bisection never goes above it, so that one disturbed trial would go unnoticed for good.
 * </ol>
 *
 * <p>Before all that, a trial that did not count is repeated once, and so are rates that contradict each other (one was
 * sustained above another that was not, or trials of one rate disagree); the majority decides. No rate is tried above one at
 * which the load did not keep its schedule, unless it keeps it there when tried again, nor above the search's own limit, and
 * there are never more trials than the search allows.
 */
public final class ThresholdSearch {

    /** Below this the halving ends: an engine that does not sustain an event a second sustains nothing. */
    private static final double LEAST_HZ = 1;

    /** How far into the interval a rounded rate may lie, on a logarithmic scale, and still halve it. */
    private static final double INNER_FROM = 0.3;

    private static final double INNER_TO = 0.7;

    /** As many digits as any two numbers need to differ in. */
    private static final int MOST_DIGITS = 17;

    private ThresholdSearch() {}

    /**
     * What each combination of levels sustains, as far as an experiment's trials tell; empty for one that searches nothing.
     *
     * @param trials the experiment's trials, in the order in which they ran
     */
    public static List<Threshold> thresholds(Experiment experiment, List<Judgement> trials) {
        Search search = experiment.search();
        return search == null
                ? List.of()
                : trials.stream()
                        .map(ThresholdSearch::combination)
                        .distinct()
                        .map(levels -> threshold(search, levels, rungs(search, levels, trials)))
                        .toList();
    }

    /** The trials of one combination of levels, at whatever rate. */
    public static List<Rung> rungs(Search search, Map<String, String> levels, List<Judgement> trials) {
        return trials.stream()
                .filter(trial -> combination(trial).equals(levels))
                .map(trial -> Sustained.of(trial, search))
                .toList();
    }

    private static Map<String, String> combination(Judgement trial) {
        Map<String, String> levels =
                new LinkedHashMap<>(trial.evidence().manifest().levels());
        levels.remove(Search.FACTOR);
        return levels;
    }

    /** The total rate of the next trial, in events a second; empty if the search is over. */
    public static OptionalDouble next(Search search, List<Rung> rungs) {
        if (rungs.size() >= search.rungs()) {
            return OptionalDouble.empty();
        }
        if (rungs.isEmpty()) {
            return OptionalDouble.of(search.fromHz());
        }
        Ladder ladder = Ladder.of(rungs);
        OptionalDouble doubtful = ladder.doubtful();
        if (doubtful.isPresent()) {
            return doubtful;
        }
        double top = Math.min(ladder.high(), Math.min(ladder.generatorLimit(), ladder.outOfReach()));
        OptionalDouble low = ladder.low();
        if (low.isEmpty()) {
            double half = rounded(Math.min(top, ladder.lowest()) / 2, 3);
            return half < LEAST_HZ ? OptionalDouble.empty() : OptionalDouble.of(half);
        }
        double lowHz = low.getAsDouble();
        if (Double.isInfinite(top)) {
            return lowHz < search.atMostHz()
                    ? OptionalDouble.of(Math.min(2 * lowHz, search.atMostHz()))
                    : OptionalDouble.empty();
        }
        if (top > lowHz * (1 + search.precision())) {
            return OptionalDouble.of(between(lowHz, top));
        }
        return ladder.unconfirmed(top);
    }

    /**
     * What the trials amount to, whether or not the search is over.
     *
     * @param levels the combination that was searched; a level of {@code rate} is left out
     */
    public static Threshold threshold(Search search, Map<String, String> levels, List<Rung> rungs) {
        Ladder ladder = Ladder.of(rungs);
        Map<String, String> others = new LinkedHashMap<>(levels);
        others.remove("rate");
        OptionalDouble low = ladder.low();
        return new Threshold(
                others,
                low.isPresent() ? (Double) low.getAsDouble() : null,
                Double.isFinite(ladder.high()) ? (Double) ladder.high() : null,
                Double.isFinite(ladder.high()) ? null : limit(search, ladder, rungs),
                rungs);
    }

    private static @Nullable String limit(Search search, Ladder ladder, List<Rung> rungs) {
        double generator = ladder.generatorLimit();
        double outOfReach = ladder.outOfReach();
        if (Double.isFinite(generator) && generator <= outOfReach) {
            return "the generator: beside this engine on this machine the load did not keep its schedule at "
                    + Notation.writeRate(generator);
        }
        if (Double.isFinite(outOfReach)) {
            return "trials that did not count, at " + Notation.writeRate(outOfReach);
        }
        if (ladder.low().orElse(0) >= search.atMostHz()) {
            return "the search itself, which goes no further than " + Notation.writeRate(search.atMostHz());
        }
        return rungs.size() >= search.rungs() ? "the number of trials, " + search.rungs() : null;
    }

    /** The geometric mean, with as few digits as will do. */
    private static double between(double lowHz, double highHz) {
        double mean = Math.sqrt(lowHz) * Math.sqrt(highHz);
        for (int digits = 2; digits < MOST_DIGITS; digits++) {
            double rate = rounded(mean, digits);
            double share = Math.log(rate / lowHz) / Math.log(highHz / lowHz);
            if (share >= INNER_FROM && share <= INNER_TO) {
                return rate;
            }
        }
        return mean;
    }

    private static double rounded(double rateHz, int digits) {
        return BigDecimal.valueOf(rateHz).round(new MathContext(digits)).doubleValue();
    }
}
