package dev.streamgauge.claim;

import dev.streamgauge.experiment.Verdict;
import java.util.List;
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
        List<String> evidence) {

    public Ruling {
        evidence = List.copyOf(evidence);
    }

    /** No verdict, since there is too little evidence, or it decides nothing. */
    public static Ruling inconclusive(
            String measured, int n, String narrative, String wouldChange, List<String> evidence) {
        return new Ruling(
                Verdict.INCONCLUSIVE,
                measured,
                null,
                null,
                null,
                null,
                n,
                null,
                null,
                narrative,
                wouldChange,
                evidence);
    }

    /** The same with another verdict. */
    public Ruling with(Verdict other) {
        return new Ruling(
                other, measured, effect, ciLow, ciHigh, pValue, n, unit, floor, narrative, wouldChange, evidence);
    }

    /** The same, with what the physics of the pipeline bounds the metric by. */
    public Ruling bounded(String by) {
        return new Ruling(
                verdict, measured, effect, ciLow, ciHigh, pValue, n, unit, by, narrative, wouldChange, evidence);
    }
}
