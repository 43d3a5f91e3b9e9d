package dev.streamgauge.claim;

import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.PublishedClaim;

/** Puts a judged claim into the summary's form. */
public final class ClaimSummary {

    private ClaimSummary() {}

    /** The claim's entry. A trial of another experiment names it already, as {@code experiment/trial}. */
    public static Summary.Claim of(JudgedClaim judged) {
        PublishedClaim claim = judged.claim();
        Ruling ruling = judged.ruling();
        return new Summary.Claim(
                claim.id(),
                claim.text(),
                claim.source(),
                claim.published(),
                ruling.verdict(),
                judged.recorded(),
                claim.statistic(),
                ruling.effect(),
                ruling.pValue(),
                ruling.ciLow(),
                ruling.ciHigh(),
                ruling.n(),
                ruling.unit(),
                ruling.wouldChange(),
                ruling.evidence().stream()
                        .map(trial -> trial.contains("/") ? trial : judged.experiment() + "/" + trial)
                        .toList(),
                judged.experiment(),
                ruling.measured(),
                ruling.floor(),
                judged.alpha(),
                judged.flipped());
    }
}
