package dev.streamgauge.claim;

import dev.streamgauge.experiment.PublishedClaim.SampleSize;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a ruling rests on, whatever the verdict. Holds two promises: nothing is decided below the n that the claim states, and
 * every tested claim tells its chance of error and where that comes from.
 *
 * @param evidence the claim and its evidence
 * @param n how many values there are, in the unit of the claim's {@code decidesAt}
 * @param measured what was measured, in a phrase
 * @param effect size of the effect; null without one
 * @param interval its interval; null without one
 * @param pValue of the test; null without one
 * @param unit unit of effect and interval
 * @param trials ids of the trials that took part
 */
record Grounds(
        ClaimEvidence evidence,
        int n,
        String measured,
        @Nullable Double effect,
        @Nullable Interval interval,
        @Nullable Double pValue,
        @Nullable String unit,
        List<String> trials) {

    /** Exceptions that a narrative names; the rest are counted. */
    private static final int NAMED = 3;

    Grounds {
        trials = List.copyOf(trials);
    }

    /** Grounds without a figure. */
    static Grounds none(ClaimEvidence evidence, int n, String measured, List<String> trials) {
        return new Grounds(evidence, n, measured, null, null, null, null, trials);
    }

    /**
     * The ruling.
     *
     * @param verdict what the figures say
     * @param facts what was found, in sentences
     * @param conclusion what follows from it, in a sentence; left out if there is too little evidence
     * @param wouldChange one line on what would change the verdict
     */
    Ruling rule(Verdict verdict, String facts, String conclusion, String wouldChange) {
        SampleSize least = evidence.claim().decidesAt();
        String chance = evidence.claim().tested() ? " " + chanceOfError() : "";
        if (n < least.n()) {
            return ruling(
                    Verdict.INCONCLUSIVE,
                    "%s The claim is decided at %s, and there %s %d.%s"
                            .formatted(facts, least, n == 1 ? "is" : "are", n, chance),
                    "%s instead of %d.".formatted(least, n));
        }
        return ruling(verdict, facts + " " + conclusion + chance, wouldChange);
    }

    /**
     * The ruling of a check that one exception refutes.
     *
     * @param exceptions what is not as the claim has it; none confirms it
     * @param allHold what follows if there is none, in a sentence
     */
    Ruling ruleUnless(List<String> exceptions, String facts, String allHold, String wouldChange) {
        if (exceptions.isEmpty()) {
            return rule(Verdict.CONFIRMED, facts, allHold, wouldChange);
        }
        String named = exceptions.stream().limit(NAMED).collect(Collectors.joining("; "));
        String more = exceptions.size() > NAMED ? ", and %d more".formatted(exceptions.size() - NAMED) : "";
        return rule(
                Verdict.REFUTED,
                facts,
                "Not so: %s%s.".formatted(named, more),
                "Evidence in which what went wrong there is right.");
    }

    private Ruling ruling(Verdict verdict, String narrative, String wouldChange) {
        return new Ruling(
                verdict,
                measured,
                effect,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                pValue,
                n,
                unit,
                null,
                narrative,
                wouldChange,
                trials);
    }

    private String chanceOfError() {
        long tests = Math.round(ClaimEvidence.FAMILY_ALPHA / evidence.alpha());
        return tests <= 1
                ? "The chance of error is %s.".formatted(Phrase.figure(evidence.alpha()))
                : "The chance of error is %s, an equal share of %s among the %d claims that are tested together (Bonferroni)."
                        .formatted(Phrase.figure(evidence.alpha()), Phrase.figure(ClaimEvidence.FAMILY_ALPHA), tests);
    }
}
