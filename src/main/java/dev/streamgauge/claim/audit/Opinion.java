package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;

/** What a check says of a row; the components are those of {@link AuditFinding}. */
record Opinion(String row, String published, String bound, Outcome outcome, String why, String rescue) {

    static Opinion possible(String row, String published, String bound, String why) {
        return new Opinion(row, published, bound, Outcome.POSSIBLE, why, "");
    }
}
