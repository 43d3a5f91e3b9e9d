package dev.streamgauge.claim.gate;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.evidence.GateSummary.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a gate found of one figure, in the summary's form, and its reason in words. */
final class Comparisons {

    private Comparisons() {}

    /**
     * One that has figures on both sides.
     *
     * @param change what they amount to
     * @param known of each of the baseline's trials
     * @param observed of each of this run's
     * @param outcome the change's own, or what the machine leaves of it
     * @param addition to the reason; may be empty
     */
    static Comparison of(
            String configuration,
            GateFigure figure,
            Change change,
            double[] known,
            double[] observed,
            Outcome outcome,
            String addition) {
        String unit = figure.unit();
        String reason = switch (change.outcome()) {
            case PASS ->
                "worse by at most %s %s, of %s tolerated"
                        .formatted(figure(change.interval().high()), unit, figure(change.tolerance()));
            case FAIL ->
                "worse by at least %s %s, of %s tolerated"
                        .formatted(figure(change.interval().low()), unit, figure(change.tolerance()));
            case INCONCLUSIVE ->
                "worse by %s to %s %s, of %s tolerated: not decided"
                        .formatted(
                                figure(change.interval().low()),
                                figure(change.interval().high()),
                                unit,
                                figure(change.tolerance()));
        };
        return new Comparison(
                configuration,
                figure.label(),
                unit,
                change.baseline(),
                change.observed(),
                change.worse(),
                change.interval().low(),
                change.interval().high(),
                change.tolerance(),
                change.detectable(),
                known.length,
                observed.length,
                Arrays.stream(known).boxed().toList(),
                Arrays.stream(observed).boxed().toList(),
                outcome.name(),
                reason + addition);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.1f", value);
    }

    /** A trial that is wrong: a failure, whatever its figures. */
    static Comparison wrong(String configuration, String reason) {
        return unmeasured(configuration, "correctness", "", 0, 0, Outcome.FAIL, reason);
    }

    /** One of a configuration of which the baseline tells no figure. */
    static Comparison undecided(String configuration, int baselineTrials, int trials, String reason) {
        return unmeasured(configuration, "none", "", baselineTrials, trials, Outcome.INCONCLUSIVE, reason);
    }

    /** One of a figure that must not be compared, or that too few trials have. */
    static Comparison undecided(
            String configuration, GateFigure figure, int baselineTrials, int trials, String reason) {
        return unmeasured(
                configuration, figure.label(), figure.unit(), baselineTrials, trials, Outcome.INCONCLUSIVE, reason);
    }

    /** What is decided, or left open, without a figure of either side. */
    private static Comparison unmeasured(
            String configuration,
            String figure,
            String unit,
            int baselineTrials,
            int trials,
            Outcome outcome,
            String reason) {
        return new Comparison(
                configuration,
                figure,
                unit,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                baselineTrials,
                trials,
                List.of(),
                List.of(),
                outcome.name(),
                reason);
    }
}
