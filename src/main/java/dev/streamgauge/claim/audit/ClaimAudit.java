package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the audit says about a claim.
 *
 * @param claim the claim's id
 * @param findings all findings that speak about it, at least one
 */
public record ClaimAudit(String claim, List<AuditFinding> findings) {

    /** @throws IllegalArgumentException without a finding */
    public ClaimAudit {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("The audit has nothing to say about claim " + claim);
        }
    }

    /** The first of the gravest findings. */
    public AuditFinding gravest() {
        Outcome gravest = findings.stream()
                .map(AuditFinding::outcome)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return findings.stream()
                .filter(finding -> finding.outcome() == gravest)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The verdict that follows from the published figures alone: {@link Verdict#INFEASIBLE} if one of them breaks a bound,
     * otherwise {@link Verdict#INCONCLUSIVE}, since figures that are possible need not be true.
     */
    public Ruling ruling() {
        return ruling("not measured", 0, List.of());
    }

    /**
     * The same, with what trials of this project measured.
     *
     * @param measured what was measured, in a phrase
     * @param n how many values that rests on
     * @param trials ids of the trials
     */
    public Ruling ruling(String measured, int n, List<String> trials) {
        AuditFinding gravest = gravest();
        List<AuditFinding> alike = findings.stream()
                .filter(finding -> finding.check().equals(gravest.check()) && finding.outcome() == gravest.outcome())
                .toList();
        String figures = alike.stream()
                .map(finding -> "%s (%s)".formatted(finding.published(), finding.row()))
                .collect(Collectors.joining(", "));
        Ruling ruling = Ruling.of(
                gravest.outcome() == Outcome.IMPOSSIBLE ? Verdict.INFEASIBLE : Verdict.INCONCLUSIVE,
                measured,
                n,
                "Published: %s. %s %s".formatted(figures, gravest.rule(), gravest.why()),
                gravest.rescue(),
                trials);
        return gravest.bound().isEmpty() ? ruling : ruling.bounded(gravest.bound());
    }
}
