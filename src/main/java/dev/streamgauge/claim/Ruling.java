package dev.streamgauge.claim;

import dev.streamgauge.experiment.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A verdict and what it rests on. Figures that do not apply are null.
 *
 * @param verdict the verdict
 * @param measured what was measured, in a phrase that stands beside the published value, such as {@code 1,212 ms}
 * @param effect size of the effect, in {@code unit}
 * @param ciLow lower end of the effect's confidence interval
 * @param ciHigh upper end of the effect's confidence interval
 * @param pValue of the test that decided
 * @param n how many values the decision rests on, counted as the claim's {@code decidesAt} counts them
 * @param unit unit of effect and interval; null without an effect
 * @param floor what the physics of the pipeline bounds the metric by, in a phrase; null if nothing does
 * @param narrative why the verdict is what it is: a few sentences that a reader understands without the code
 * @param wouldChange one line on what would change the verdict
 * @param evidence ids of the trials that it rests on
 * @param spectrum what a claim of periodicity was decided by; null otherwise
 */
public record Ruling(
        Verdict verdict,
        String measured,
        @Nullable Double effect,
        @Nullable Double ciLow,
        @Nullable Double ciHigh,
        @Nullable Double pValue,
        int n,
        @Nullable String unit,
        @Nullable String floor,
        String narrative,
        String wouldChange,
        List<String> evidence,
        @Nullable Spectrum spectrum) {

    private static final List<Verdict> WEAKEST_FIRST =
            List.of(Verdict.REFUTED, Verdict.INFEASIBLE, Verdict.INCONCLUSIVE, Verdict.CONFIRMED);

    public Ruling {
        evidence = List.copyOf(evidence);
    }

    /** A ruling without a spectrum. */
    public Ruling(
            Verdict verdict,
            String measured,
            @Nullable Double effect,
            @Nullable Double ciLow,
            @Nullable Double ciHigh,
            @Nullable Double pValue,
            int n,
            @Nullable String unit,
            @Nullable String floor,
            String narrative,
            String wouldChange,
            List<String> evidence) {
        this(verdict, measured, effect, ciLow, ciHigh, pValue, n, unit, floor, narrative, wouldChange, evidence, null);
    }

    /** The same, with the spectrum that it was decided by. */
    Ruling seenIn(Spectrum by) {
        return new Ruling(
                verdict, measured, effect, ciLow, ciHigh, pValue, n, unit, floor, narrative, wouldChange, evidence, by);
    }

    /** A ruling that rests on no effect: what was counted or looked up, not estimated. */
    public static Ruling of(
            Verdict verdict, String measured, int n, String narrative, String wouldChange, List<String> evidence) {
        return new Ruling(
                verdict, measured, null, null, null, null, n, null, null, narrative, wouldChange, evidence, null);
    }

    /** No verdict, since there is too little evidence, or it decides nothing. */
    public static Ruling inconclusive(
            String measured, int n, String narrative, String wouldChange, List<String> evidence) {
        return of(Verdict.INCONCLUSIVE, measured, n, narrative, wouldChange, evidence);
    }

    /**
     * What several rulings amount to for a claim that must hold in every case: the first case that refutes it decides, then the
     * first that decides nothing, else the first. The narrative is that of all.
     *
     * @param cases each by what a reader calls it, such as {@code Spark, rate in total}
     * @throws IllegalArgumentException without a ruling
     */
    public static Ruling ofAll(Map<String, Ruling> cases) {
        Map.Entry<String, Ruling> decisive = cases.entrySet().stream()
                .min(Comparator.comparingInt(
                        each -> WEAKEST_FIRST.indexOf(each.getValue().verdict())))
                .orElseThrow(() -> new IllegalArgumentException("a claim without a case"));
        Ruling ruling = decisive.getValue();
        if (cases.size() == 1) {
            return ruling;
        }
        return new Ruling(
                ruling.verdict,
                "%s: %s".formatted(decisive.getKey(), ruling.measured),
                ruling.effect,
                ruling.ciLow,
                ruling.ciHigh,
                ruling.pValue,
                ruling.n,
                ruling.unit,
                ruling.floor,
                cases.entrySet().stream()
                        .map(each -> "%s: %s".formatted(each.getKey(), each.getValue().narrative))
                        .collect(Collectors.joining(" ")),
                ruling.wouldChange,
                cases.values().stream()
                        .flatMap(each -> each.evidence.stream())
                        .distinct()
                        .toList(),
                ruling.spectrum);
    }

    /** The same with another verdict. */
    public Ruling with(Verdict other) {
        return new Ruling(
                other,
                measured,
                effect,
                ciLow,
                ciHigh,
                pValue,
                n,
                unit,
                floor,
                narrative,
                wouldChange,
                evidence,
                spectrum);
    }

    /** The same, with what the physics of the pipeline bounds the metric by. */
    public Ruling bounded(String by) {
        return new Ruling(
                verdict,
                measured,
                effect,
                ciLow,
                ciHigh,
                pValue,
                n,
                unit,
                by,
                narrative,
                wouldChange,
                evidence,
                spectrum);
    }
}
