package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * Batches times the trigger interval must come to the time that passed, or a throughput that was divided by trigger intervals
 * is none: {@link Pace}.
 */
final class ElapsedTime extends RowCheck {

    ElapsedTime() {
        super(Quantity.THROUGHPUT, Quantity.BATCHES, Quantity.TRIGGER, Quantity.MEASURED);
    }

    @Override
    public String id() {
        return "elapsed-time";
    }

    @Override
    public String rule() {
        return "Throughput is events over the time that passed; trigger intervals stand for that time only if no batch"
                + " overran.";
    }

    @Override
    Opinion judge(Row row) {
        Pace pace = Pace.of(row);
        String published = "%s, %s batches".formatted(row.text(Quantity.THROUGHPUT), row.text(Quantity.BATCHES));
        String bound = "%s over %s".formatted(Words.rate(pace.trueHz()), row.text(Quantity.MEASURED));
        String product = "%s × %s = %s"
                .formatted(
                        row.text(Quantity.BATCHES), row.text(Quantity.TRIGGER), Words.seconds(pace.triggeredSeconds()));
        if (pace.kept()) {
            return Opinion.possible(row.name(), published, bound, product + ", as long as the measurement.");
        }
        return new Opinion(
                row.name(),
                published,
                bound,
                Outcome.INCONSISTENT,
                "%s, but %s passed: a batch took %s on average. %s × %s = %s events; over %s that is %s."
                        .formatted(
                                product,
                                row.text(Quantity.MEASURED),
                                Words.seconds(pace.secondsOfBatch()),
                                row.text(Quantity.THROUGHPUT),
                                Words.seconds(pace.triggeredSeconds()),
                                Words.count(pace.events()),
                                row.text(Quantity.MEASURED),
                                Words.rate(pace.trueHz())),
                "Events divided by the time that passed.");
    }
}
