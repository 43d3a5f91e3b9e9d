package dev.streamgauge.claim.audit;

import dev.streamgauge.experiment.Experiment;
import java.util.List;

/**
 * What the audit says of one published figure.
 *
 * @param check id of the check
 * @param rule what the check holds figures against, in a sentence
 * @param source where the figure was published
 * @param table title of the table it stands in
 * @param row the row, or the rows
 * @param claims ids of the claims that this speaks about
 * @param published the figure, as published
 * @param bound what it is held against: a bound, or another published figure; empty if that cannot be told
 * @param outcome what becomes of it
 * @param why the arithmetic, in words
 * @param rescue one line on what would make the figure possible or checkable; empty if nothing is needed
 */
public record AuditFinding(
        String check,
        String rule,
        Experiment.Source source,
        String table,
        String row,
        List<String> claims,
        String published,
        String bound,
        Outcome outcome,
        String why,
        String rescue) {

    public AuditFinding {
        claims = List.copyOf(claims);
    }

    /** What becomes of a published figure, the gravest last. */
    public enum Outcome {
        /** It agrees with the check; that does not make it true. */
        POSSIBLE,
        /** Something that the check needs was not published. */
        UNCHECKABLE,
        /** It contradicts another published figure, or the model that the other figures follow. */
        INCONSISTENT,
        /** Under the published conditions it breaks a bound, whatever is measured. */
        IMPOSSIBLE
    }
}
