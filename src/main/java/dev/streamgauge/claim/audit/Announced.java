package dev.streamgauge.claim.audit;

import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/** What is announced without a figure cannot be held against anything. */
final class Announced extends RowCheck {

    Announced() {
        super(Quantity.ANNOUNCED, Quantity.THROUGHPUT, Quantity.MEASURED);
    }

    @Override
    public String id() {
        return "announced";
    }

    @Override
    public String rule() {
        return "A result is a figure with the conditions under which it was found.";
    }

    @Override
    Opinion judge(Row row) {
        return Opinion.possible(
                row.name(),
                row.text(Quantity.ANNOUNCED),
                "%s over %s".formatted(row.text(Quantity.THROUGHPUT), row.text(Quantity.MEASURED)),
                "A figure is given.");
    }
}
