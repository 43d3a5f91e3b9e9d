package dev.streamgauge.experiment;

/** What becomes of a published claim. */
public enum Verdict {
    /** The evidence bears it out, beyond the chance of error that is stated. */
    CONFIRMED,
    /** The evidence speaks against it, beyond the chance of error that is stated. */
    REFUTED,
    /** The evidence decides neither way, or there is too little of it. */
    INCONCLUSIVE,
    /** Under the conditions that were published it cannot hold, whatever is measured. */
    INFEASIBLE
}
