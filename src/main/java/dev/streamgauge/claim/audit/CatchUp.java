package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * After an outage of Delta the backlog is lambda Delta, and it shrinks by mu - lambda a second: it is gone after
 * lambda Delta / (mu - lambda). A fifth is allowed for batches.
 */
final class CatchUp extends RowCheck {

    private static final double ALLOWED = 0.2;

    CatchUp() {
        super(Quantity.RECOVERY_TIME, Quantity.OFFERED_RATE, Quantity.CAPACITY, Quantity.CATCH_UP_TIME);
    }

    @Override
    public String id() {
        return "catch-up";
    }

    @Override
    public String rule() {
        return "An engine has recovered when it has worked off what was sent while it was down, not with its first batch.";
    }

    @Override
    Opinion judge(Row row) {
        double offered = row.number(Quantity.OFFERED_RATE);
        double spare = row.number(Quantity.CAPACITY) - offered;
        String published = row.text(Quantity.CATCH_UP_TIME);
        if (spare <= 0) {
            return new Opinion(
                    row.name(),
                    published,
                    "never",
                    Outcome.IMPOSSIBLE,
                    "An engine of %s at %s has nothing to spare: the backlog stays."
                            .formatted(row.text(Quantity.CAPACITY), row.text(Quantity.OFFERED_RATE)),
                    "A capacity above the offered rate.");
        }
        double backlog = offered * row.number(Quantity.RECOVERY_TIME);
        double predicted = backlog / spare;
        String bound = "about " + Words.seconds(predicted);
        String why = "%s events of backlog, and %s to spare.".formatted(Words.count(backlog), Words.rate(spare));
        return Math.abs(row.number(Quantity.CATCH_UP_TIME) - predicted) <= ALLOWED * predicted
                ? Opinion.possible(row.name(), published, bound, why)
                : new Opinion(
                        row.name(),
                        published,
                        bound,
                        Outcome.INCONSISTENT,
                        why,
                        "Another rate or capacity while it caught up.");
    }
}
