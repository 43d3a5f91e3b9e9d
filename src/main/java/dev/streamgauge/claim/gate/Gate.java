package dev.streamgauge.claim.gate;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.Interval;
import dev.streamgauge.evidence.Baseline;
import dev.streamgauge.evidence.Baseline.Run;
import dev.streamgauge.evidence.Calibration;
import dev.streamgauge.evidence.GateSummary.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds an experiment's trials against its baseline, configuration by configuration and figure by figure. Nothing fails unless
 * it became worse by more than is tolerated, on a machine that is as it was.
 */
public final class Gate {

    private final Baseline baseline;
    private final GatePolicy policy;
    private final Footing footing;
    private final boolean paired;

    private Gate(Baseline baseline, GatePolicy policy, Footing footing, boolean paired) {
        this.baseline = baseline;
        this.policy = policy;
        this.footing = footing;
        this.paired = paired;
    }

    /**
     * A gate for runs of this kind.
     *
     * @param scale the run's scale
     * @param testbed the run's testbed
     * @param environment facts about its machine, by name
     * @param calibration how fast that is; null if nobody measured
     */
    public static Gate of(
            Baseline baseline,
            GatePolicy policy,
            String scale,
            String testbed,
            Map<String, String> environment,
            @Nullable Calibration calibration) {
        Footing footing = Footing.of(baseline.environment(), baseline.calibration(), environment, calibration);
        if (!baseline.scale().equals(scale) || !baseline.testbed().equals(testbed)) {
            footing = Footing.refused("the baseline was recorded at %s scale on the %s testbed, this is %s scale on %s"
                    .formatted(baseline.scale(), baseline.testbed(), scale, testbed));
        }
        return new Gate(baseline, policy, footing, false);
    }

    /**
     * A gate for a duet: each trial is held against the baseline's trial of the same name, which ran beside it.
     *
     * @param policy for pairs
     */
    public static Gate duet(Baseline baseline, GatePolicy policy) {
        return new Gate(baseline, policy, Footing.SIDE_BY_SIDE, true);
    }

    /** On what footing it compares. */
    public Footing footing() {
        return footing;
    }

    /**
     * Compares.
     *
     * @param configurations those that the run has trials of, or should have
     * @param runs its trials that count
     */
    public List<Comparison> compare(Collection<String> configurations, List<Run> runs) {
        Set<String> ordered = new TreeSet<>(configurations);
        int comparisons = Math.max(
                1, ordered.stream().mapToInt(each -> figures(each).size()).sum());
        List<Comparison> outcome = new ArrayList<>();
        for (String configuration : ordered) {
            List<Run> known = of(baseline.runs(), configuration);
            List<Run> observed = of(runs, configuration);
            List<Run> before = paired ? alsoIn(observed, known) : known;
            List<Run> now = paired ? alsoIn(known, observed) : observed;
            Set<GateFigure> figures = figures(configuration);
            if (figures.isEmpty()) {
                outcome.add(
                        Comparisons.undecided(
                                configuration,
                                before.size(),
                                now.size(),
                                paired
                                        ? "no trial of it by the other build counts"
                                        : "the baseline has no trial of it that tells a figure; record it anew with -Dbaseline=record"));
            }
            figures.forEach(figure -> outcome.add(compare(configuration, figure, before, now, comparisons)));
        }
        return outcome;
    }

    /** Configurations of which no figure has failed, and one is not decided that more trials might decide. */
    public List<String> open(List<Comparison> comparisons) {
        if (footing.kind() == Footing.Kind.REFUSED) {
            return List.of();
        }
        Set<String> failed = comparisons.stream()
                .filter(each -> each.outcome().equals(Outcome.FAIL.name()))
                .map(Comparison::configuration)
                .collect(Collectors.toSet());
        return comparisons.stream()
                .filter(each -> !failed.contains(each.configuration()))
                .filter(each -> each.outcome().equals(Outcome.INCONCLUSIVE.name()) && each.ciHigh() != null)
                .map(Comparison::configuration)
                .distinct()
                .toList();
    }

    /** The outcome of all together: one failure fails, and one that is not decided leaves it undecided. */
    public static Outcome together(Collection<String> outcomes) {
        if (outcomes.contains(Outcome.FAIL.name())) {
            return Outcome.FAIL;
        }
        return outcomes.contains(Outcome.INCONCLUSIVE.name()) ? Outcome.INCONCLUSIVE : Outcome.PASS;
    }

    /** A trial that the gate ran itself and that is wrong: a failure, whatever its figures. */
    public static Comparison wrong(String configuration, String reason) {
        return Comparisons.wrong(configuration, reason);
    }

    /** Those of the runs whose trial is among others, by the trial's name. */
    private static List<Run> alsoIn(List<Run> others, List<Run> runs) {
        Set<String> trials = others.stream().map(Run::trial).collect(Collectors.toSet());
        return runs.stream()
                .filter(run -> trials.contains(run.trial()))
                .sorted(Comparator.comparing(Run::trial))
                .toList();
    }

    private Set<GateFigure> figures(String configuration) {
        Set<GateFigure> figures = new LinkedHashSet<>();
        of(baseline.runs(), configuration).forEach(run -> figures.addAll(GateFigure.of(run)));
        return figures;
    }

    private static List<Run> of(List<Run> runs, String configuration) {
        return runs.stream()
                .filter(run -> run.configuration().equals(configuration))
                .toList();
    }

    private Comparison compare(
            String configuration, GateFigure figure, List<Run> before, List<Run> now, int comparisons) {
        double[] known = values(figure, before);
        double[] observed = values(figure, now);
        String refusal = refusal(figure, before, now, known, observed);
        if (refusal != null) {
            return Comparisons.undecided(configuration, figure, known.length, observed.length, refusal);
        }
        if (footing.kind() != Footing.Kind.RELATIVE) {
            Change change = change(figure, known, observed, comparisons);
            boolean blamesTheMachine = footing.kind() == Footing.Kind.DISTURBED && change.outcome() == Outcome.FAIL;
            return Comparisons.of(
                    configuration,
                    figure,
                    change,
                    known,
                    observed,
                    blamesTheMachine ? Outcome.INCONCLUSIVE : change.outcome(),
                    blamesTheMachine ? "; " + footing.reason() : "");
        }
        return relative(configuration, figure, known, observed, comparisons);
    }

    /** Each calibration figure gives a comparison; they must agree, since nobody knows which of them the job follows. */
    private Comparison relative(
            String configuration, GateFigure figure, double[] known, double[] observed, int comparisons) {
        List<double[]> scaled = footing.speeds().values().stream()
                .map(speed -> divided(observed, speed))
                .toList();
        List<Change> changes = scaled.stream()
                .map(values -> change(figure, known, values, comparisons))
                .toList();
        int at = IntStream.range(0, changes.size())
                .boxed()
                .max(Comparator.comparingDouble(i -> changes.get(i).worse()))
                .orElseThrow();
        Change worst = changes.get(at);
        Interval hull = new Interval(
                changes.stream()
                        .mapToDouble(each -> each.interval().low())
                        .min()
                        .orElseThrow(),
                changes.stream()
                        .mapToDouble(each -> each.interval().high())
                        .max()
                        .orElseThrow());
        boolean agreed = changes.stream().map(Change::outcome).distinct().count() == 1;
        Change told = new Change(
                worst.baseline(),
                worst.observed(),
                worst.worse(),
                hull,
                worst.tolerance(),
                worst.detectable(),
                agreed ? worst.outcome() : Outcome.INCONCLUSIVE);
        return Comparisons.of(
                configuration,
                figure,
                told,
                known,
                scaled.get(at),
                told.outcome(),
                "; relative to the calibration, on " + footing.reason());
    }

    private Change change(GateFigure figure, double[] known, double[] observed, int comparisons) {
        double mean = Arrays.stream(known).average().orElseThrow();
        double tolerance = figure.tolerance(mean, policy);
        return paired
                ? Change.paired(known, observed, figure.isRate(), tolerance, policy, comparisons)
                : Change.of(known, observed, figure.isRate(), tolerance, policy, comparisons);
    }

    private @Nullable String refusal(
            GateFigure figure, List<Run> before, List<Run> now, double[] known, double[] observed) {
        if (footing.kind() == Footing.Kind.REFUSED) {
            return "refused: " + footing.reason();
        }
        if (footing.kind() == Footing.Kind.RELATIVE && !figure.isRate()) {
            return "refused: times follow timers and not the machine's speed, and this is " + footing.reason();
        }
        for (Run run : now) {
            for (Run earlier : before) {
                if (run.seed() == earlier.seed() && !run.streamSha256().equals(earlier.streamSha256())) {
                    return "refused: %s was sent another stream than in the baseline; if that is meant, record it anew"
                            .formatted(run.trial());
                }
            }
        }
        if (observed.length == 0) {
            return "no trial of it counts";
        }
        if (paired && (known.length < GatePolicy.LEAST_TRIALS || known.length != observed.length)) {
            return "%d of %d pairs of trials tell it on both sides, which does not tell how much pairs differ; it takes %d"
                    .formatted(Math.min(known.length, observed.length), now.size(), GatePolicy.LEAST_TRIALS);
        }
        return known.length < GatePolicy.LEAST_TRIALS
                ? "the baseline has %d trial of it, which does not tell how much starts of the job differ; it needs %d"
                        .formatted(known.length, GatePolicy.LEAST_TRIALS)
                : null;
    }

    private static double[] values(GateFigure figure, List<Run> runs) {
        return runs.stream()
                .map(figure::value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double[] divided(double[] values, double by) {
        return Arrays.stream(values).map(value -> value / by).toArray();
    }
}
