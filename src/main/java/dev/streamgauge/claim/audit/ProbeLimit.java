package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * A search that asks for a latency below the floor of {@link LatencyFloor} fails at every rate and on every engine: what it
 * then reports follows from its constants. The published runner reports the middle between its fallback and its probe rate,
 * times the producers.
 */
final class ProbeLimit extends RowCheck {

    ProbeLimit() {
        super(
                Quantity.PROBE_LATENCY_LIMIT,
                Quantity.OUTPUT_MODE,
                Quantity.WATERMARK_DELAY,
                Quantity.EVENT_TIME_SPEED,
                Quantity.PRODUCERS,
                Quantity.PROBE_RATE,
                Quantity.PROBE_FALLBACK_RATE,
                Quantity.REPRESENTATIVE_RATE);
    }

    @Override
    public String id() {
        return "probe-limit";
    }

    @Override
    public String rule() {
        return "A search for the highest rate says something about an engine only if its limit of latency can be met.";
    }

    @Override
    Opinion judge(Row row) {
        double floor = LatencyFloor.seconds(row);
        String published =
                "%s with %s producers".formatted(row.text(Quantity.REPRESENTATIVE_RATE), row.text(Quantity.PRODUCERS));
        String bound = "latency at least " + Words.seconds(floor);
        String limit = row.text(Quantity.PROBE_LATENCY_LIMIT);
        if (row.number(Quantity.PROBE_LATENCY_LIMIT) >= floor) {
            return Opinion.possible(
                    row.name(), published, bound, "The probe's limit of %s can be met.".formatted(limit));
        }
        double middle = (row.number(Quantity.PROBE_FALLBACK_RATE) + row.number(Quantity.PROBE_RATE)) / 2;
        double constant = middle * row.number(Quantity.PRODUCERS);
        boolean explained = constant == row.number(Quantity.REPRESENTATIVE_RATE);
        return new Opinion(
                row.name(),
                published,
                bound,
                Outcome.IMPOSSIBLE,
                ("A probe passes below %s, and no window comes out before %s: every probe fails, at every rate and on every"
                                + " engine. The runner then reports (%s + %s) / 2 × %s producers = %s%s.")
                        .formatted(
                                limit,
                                Words.seconds(floor),
                                row.text(Quantity.PROBE_FALLBACK_RATE),
                                row.text(Quantity.PROBE_RATE),
                                row.text(Quantity.PRODUCERS),
                                Words.rate(constant),
                                explained
                                        ? ", which is the published value: it is a product of the script's constants, and"
                                                + " grows with the producers by construction"
                                        : ", which is not the published value either"),
                "A limit on latency less its floor, and a search that raises the rate until the engine falls behind.");
    }
}
