package dev.streamgauge.claim;

import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.Verdict;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * A claim and what became of it.
 *
 * @param experiment id of the experiment that judged it
 * @param claim the claim
 * @param alpha chance of error of its test, the experiment's other tests allowed for; null for an exact check
 * @param ruling the verdict and what it rests on
 * @param recorded the verdict that is recorded for this scale and testbed; null if there is none
 */
public record JudgedClaim(
        String experiment,
        PublishedClaim claim,
        @Nullable Double alpha,
        Ruling ruling,
        @Nullable Verdict recorded) {

    /** A2 before A10, then by experiment. */
    public static final Comparator<JudgedClaim> BY_ID = Comparator.<JudgedClaim, String>comparing(
                    judged -> sortable(judged.claim().id()))
            .thenComparing(JudgedClaim::experiment);

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private static String sortable(String id) {
        return DIGITS.matcher(id).replaceAll(number -> StringUtils.leftPad(number.group(), 9, '0'));
    }

    /** The verdict is the opposite of the one on record: confirmed became refuted or infeasible, or the other way round. */
    public boolean flipped() {
        return recorded != null
                && decided(recorded)
                && decided(ruling.verdict())
                && (recorded == Verdict.CONFIRMED) != (ruling.verdict() == Verdict.CONFIRMED);
    }

    private static boolean decided(Verdict verdict) {
        return verdict != Verdict.INCONCLUSIVE;
    }
}
