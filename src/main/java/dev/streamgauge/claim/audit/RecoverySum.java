package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/** A recovery time is the sum of its parts; each of the two instants may be rounded by half a second. */
final class RecoverySum extends RowCheck {

    private static final double ALLOWED_SECONDS = 1;

    RecoverySum() {
        super(Quantity.RECOVERY_TIME, Quantity.KILLED_AT, Quantity.DOWN_AT, Quantity.FIRST_BATCH_AT);
    }

    @Override
    public String id() {
        return "recovery-sum";
    }

    @Override
    public String rule() {
        return "The recovery time is what its own timestamps add up to.";
    }

    @Override
    Opinion judge(Row row) {
        double dying = row.number(Quantity.DOWN_AT) - row.number(Quantity.KILLED_AT);
        double restarting = row.number(Quantity.FIRST_BATCH_AT) - row.number(Quantity.DOWN_AT);
        double sum = dying + restarting;
        String bound = "%s → %s → %s"
                .formatted(row.text(Quantity.KILLED_AT), row.text(Quantity.DOWN_AT), row.text(Quantity.FIRST_BATCH_AT));
        String parts = "%s until it was down, %s until the first batch: %s in all, of which %s are no recovery yet."
                .formatted(Words.seconds(dying), Words.seconds(restarting), Words.seconds(sum), Words.seconds(dying));
        return Math.abs(row.number(Quantity.RECOVERY_TIME) - sum) <= ALLOWED_SECONDS
                ? Opinion.possible(row.name(), row.text(Quantity.RECOVERY_TIME), bound, parts)
                : new Opinion(
                        row.name(),
                        row.text(Quantity.RECOVERY_TIME),
                        bound,
                        Outcome.INCONSISTENT,
                        parts,
                        "Timestamps and total from the same run.");
    }
}
