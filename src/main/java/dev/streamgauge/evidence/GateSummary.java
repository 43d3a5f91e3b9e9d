package dev.streamgauge.evidence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the gate found in a run: the {@code gate} of {@code summary.json}.
 *
 * @param outcome {@code FAIL} if one comparison fails, else {@code INCONCLUSIVE} if one decides nothing, else {@code PASS}
 * @param strict whether what decides nothing fails the run too
 * @param experiments one for each experiment that has a baseline
 * @param trends one for each figure of an experiment that has a history
 */
public record GateSummary(String outcome, boolean strict, List<Experiment> experiments, List<Trend> trends) {

    public GateSummary {
        experiments = List.copyOf(experiments);
        trends = List.copyOf(trends);
    }

    /** What makes the build red, a line for each; empty if nothing does. */
    public List<String> barred() {
        Stream<String> compared = experiments.stream()
                .filter(experiment -> bars(experiment.outcome()))
                .flatMap(experiment -> experiment.comparisons().stream()
                        .filter(each -> bars(each.outcome()))
                        .map(each ->
                                line(experiment.experiment(), each.configuration(), each.figure(), each.reason())));
        Stream<String> changed = trends.stream()
                .filter(each -> each.outcome().equals("FAIL"))
                .map(each -> line(each.experiment(), each.configuration(), each.figure(), each.reason()));
        return Stream.concat(compared, changed).toList();
    }

    private static String line(String experiment, String configuration, String figure, String reason) {
        return "%s %s %s: %s"
                .formatted(experiment, configuration, figure, reason.strip().replaceAll("\\s+", " "));
    }

    private boolean bars(String outcome) {
        return outcome.equals("FAIL") || (strict && outcome.equals("INCONCLUSIVE"));
    }

    /**
     * A figure run after run.
     *
     * @param experiment id of the experiment
     * @param configuration the trials' id without their repetition
     * @param figure such as {@code overhead.p50}
     * @param unit its unit
     * @param runs how many runs on this class of machine it has
     * @param changes where it changed, from the oldest
     * @param outcome {@code FAIL} if it lately became worse by more than is tolerated, {@code INCONCLUSIVE} if the history is
     *     too short to tell, else {@code PASS}
     * @param reason why, in a sentence
     */
    public record Trend(
            String experiment,
            String configuration,
            String figure,
            String unit,
            int runs,
            List<ChangePoint> changes,
            String outcome,
            String reason) {

        public Trend {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A change.
     *
     * @param at when the first run after it began
     * @param commit that run's commit; null if it is not known
     * @param before median of the runs from the change before to this one
     * @param after median of the runs from this one to the next
     */
    public record ChangePoint(Instant at, @Nullable String commit, double before, double after) {}

    /**
     * One experiment against its baseline.
     *
     * @param experiment id of the experiment
     * @param baseline file of the baseline
     * @param recorded whether this run recorded the baseline, and compared nothing
     * @param machine how this machine is to that of the baseline, for a reader
     * @param trials how many trials the gate ran beyond those of the plan
     * @param outcome of all its comparisons together
     * @param comparisons one for each configuration and figure
     */
    public record Experiment(
            String experiment,
            String baseline,
            boolean recorded,
            String machine,
            int trials,
            String outcome,
            List<Comparison> comparisons) {

        public Experiment {
            comparisons = List.copyOf(comparisons);
        }
    }

    /**
     * One figure of one configuration. A positive change is a change for the worse.
     *
     * @param configuration the trials' id without their repetition
     * @param figure such as {@code overhead.p50}
     * @param unit of all that follows
     * @param baseline mean over the baseline's trials; null if there is none to compare with
     * @param observed mean of {@code values}; null if no trial counts
     * @param change how much worse; null if it is not known
     * @param ciLow lower end of the change's interval; null if it has none
     * @param ciHigh upper end; null if it has none
     * @param tolerance the greatest change for the worse that is no regression
     * @param detectable the least change that would have been found in nine of ten runs like this one; null if none would
     * @param baselineTrials how many trials the baseline has of it
     * @param trials how many of this run count
     * @param baselineValues the figure of each of the baseline's trials
     * @param values the same of this run's trials, relative to the calibration where the machine is of another class; in a duet the
     *     n-th of either side make a pair
     * @param outcome {@code PASS}, {@code FAIL} or {@code INCONCLUSIVE}
     * @param reason why, in a sentence
     */
    public record Comparison(
            String configuration,
            String figure,
            String unit,
            @Nullable Double baseline,
            @Nullable Double observed,
            @Nullable Double change,
            @Nullable Double ciLow,
            @Nullable Double ciHigh,
            @Nullable Double tolerance,
            @Nullable Double detectable,
            int baselineTrials,
            int trials,
            List<Double> baselineValues,
            List<Double> values,
            String outcome,
            String reason) {

        public Comparison {
            baselineValues = List.copyOf(baselineValues);
            values = List.copyOf(values);
        }
    }
}
