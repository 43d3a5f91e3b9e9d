package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * An engine that processes mu of lambda events a second falls behind by 1 - mu/lambda seconds in every second. A mean of the
 * batches' percentiles then lies between that of a run that met the measurement without a backlog (half of the growth over
 * the measurement) and the age at the very end of a run that was overloaded from its first second, one batch included.
 */
final class OverloadGrowth extends RowCheck {

    OverloadGrowth() {
        super(Quantity.P95_LATENCY, Quantity.OFFERED_RATE, Quantity.WARM_UP);
    }

    @Override
    public String id() {
        return "overload-growth";
    }

    @Override
    public String rule() {
        return "An engine that cannot keep up falls behind at a steady pace, which its true throughput tells.";
    }

    @Override
    boolean applies(Row row) {
        return Pace.known(row) && Pace.of(row).overran();
    }

    @Override
    Opinion judge(Row row) {
        Pace pace = Pace.of(row);
        double growth = Math.max(0, 1 - pace.trueHz() / row.number(Quantity.OFFERED_RATE));
        double low = growth * pace.measuredSeconds() / 2;
        double high = growth * (row.number(Quantity.WARM_UP) + pace.measuredSeconds()) + pace.secondsOfBatch();
        double p95 = row.number(Quantity.P95_LATENCY);
        String published = row.text(Quantity.P95_LATENCY);
        String bound = "%s to %s".formatted(Words.millis(low), Words.millis(high));
        String model = "At a true %s of %s it falls behind by %s s a second: %s in the %s measured."
                .formatted(
                        Words.rate(pace.trueHz()),
                        row.text(Quantity.OFFERED_RATE),
                        Words.number(growth),
                        Words.seconds(growth * pace.measuredSeconds()),
                        row.text(Quantity.MEASURED));
        if (p95 >= low && p95 <= high) {
            return Opinion.possible(
                    row.name(),
                    published,
                    bound,
                    model + " The figure grows with the length of the run and is no property of the engine.");
        }
        return new Opinion(
                row.name(),
                published,
                bound,
                Outcome.INCONSISTENT,
                "%s The published figure is %s %s than any such run of this length."
                        .formatted(
                                model,
                                Words.seconds(p95 > high ? p95 - high : low - p95),
                                p95 > high ? "more" : "less"),
                "A stall, or a backlog from before; the latency of every batch would tell which.");
    }
}
