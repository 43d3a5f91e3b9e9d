package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * A Flink job runs only if there are as many slots as its highest parallelism; with slot sharing, the default, no more are
 * needed. Flink's documentation, "Flink architecture", task slots and resources.
 */
final class Slots extends RowCheck {

    Slots() {
        super(Quantity.PARALLELISM, Quantity.SLOTS, Quantity.TASK_MANAGERS);
    }

    @Override
    public String id() {
        return "slots";
    }

    @Override
    public String rule() {
        return "A Flink job with parallelism p needs p slots; with fewer it waits for them and fails.";
    }

    @Override
    Opinion judge(Row row) {
        double slots = row.number(Quantity.SLOTS) * row.number(Quantity.TASK_MANAGERS);
        String published = "parallelism " + row.text(Quantity.PARALLELISM);
        String bound = "at most %s slots".formatted(Words.count(slots));
        String product = "%s slots × %s TaskManager(s) = %s."
                .formatted(row.text(Quantity.SLOTS), row.text(Quantity.TASK_MANAGERS), Words.count(slots));
        return row.number(Quantity.PARALLELISM) <= slots
                ? Opinion.possible(row.name(), published, bound, product)
                : new Opinion(
                        row.name(),
                        published,
                        bound,
                        Outcome.IMPOSSIBLE,
                        "%s A job that takes this default is never scheduled.".formatted(product),
                        "A parallelism of at most %s, %s TaskManagers, or %s slots in one."
                                .formatted(
                                        Words.count(slots),
                                        Words.count(Math.ceil(
                                                row.number(Quantity.PARALLELISM) / row.number(Quantity.SLOTS))),
                                        row.text(Quantity.PARALLELISM)));
    }
}
