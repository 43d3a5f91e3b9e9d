package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.List;

/**
 * When batches start every T and events arrive evenly, an event's age at the start of its batch is uniform between 0 and T:
 * its 95th percentile is 0.95 T whatever the engine does. The published job asks Spark for approximate percentiles, within
 * 0.01 in rank ({@code approxQuantile(..., 0.01)}), so that 0.94 T to 0.96 T is to be expected.
 */
final class BatchStartAge extends RowCheck {

    private static final double RANK = 0.95;
    private static final double RANK_ERROR = 0.01;

    BatchStartAge() {
        super(Quantity.P95_LATENCY, Quantity.TRIGGER);
    }

    @Override
    public String id() {
        return "batch-start-age";
    }

    @Override
    public String rule() {
        return "An event waits for its batch between nothing and a whole trigger interval, evenly spread, as long as the"
                + " engine keeps up.";
    }

    /** A run whose batches overran is a matter of {@link OverloadGrowth}. */
    @Override
    boolean applies(Row row) {
        return !Pace.known(row) || !Pace.of(row).overran();
    }

    @Override
    Opinion judge(Row row) {
        double trigger = row.number(Quantity.TRIGGER);
        double p95 = row.number(Quantity.P95_LATENCY);
        String published = row.text(Quantity.P95_LATENCY);
        String bound = "%s to %s"
                .formatted(Words.millis((RANK - RANK_ERROR) * trigger), Words.millis((RANK + RANK_ERROR) * trigger));
        String expected = "The age of an event at the start of its batch is uniform up to %s: 95th percentile %s."
                .formatted(row.text(Quantity.TRIGGER), Words.millis(RANK * trigger));
        if (Math.abs(p95 - RANK * trigger) <= RANK_ERROR * trigger) {
            return Opinion.possible(
                    row.name(),
                    published,
                    bound,
                    expected + " So the figure is the trigger's: it ends where processing begins, and every engine that"
                            + " keeps up would have it.");
        }
        if (!Pace.known(row)) {
            List<Quantity> missing = row.missing(Pace.NEEDS);
            return new Opinion(
                    row.name(),
                    published,
                    bound,
                    Outcome.UNCHECKABLE,
                    "%s The run was not stable, or began with a backlog; which of them cannot be told without %s."
                            .formatted(
                                    expected,
                                    Words.list(missing.stream()
                                            .map(Quantity::description)
                                            .toList())),
                    "The time that passed, so that overload can be told from a backlog.");
        }
        return new Opinion(
                row.name(),
                published,
                bound,
                Outcome.INCONSISTENT,
                "%s All batches kept their trigger, and yet it is %s off.%s"
                        .formatted(expected, Words.millis(Math.abs(p95 - RANK * trigger)), largest(row)),
                "Percentiles over all events, in place of a mean of the batches' percentiles, and a warm-up that lasts until"
                        + " the backlog is gone.");
    }

    private static String largest(Row row) {
        if (!row.states(Quantity.LARGEST_BATCH_P95)) {
            return "";
        }
        double largest = row.number(Quantity.LARGEST_BATCH_P95);
        double lift = (largest - RANK * row.number(Quantity.TRIGGER)) / row.number(Quantity.BATCHES);
        return " It is a mean over %s batches: the slowest, %s, lifts it by %s alone."
                .formatted(row.text(Quantity.BATCHES), Words.millis(largest), Words.millis(lift));
    }
}
