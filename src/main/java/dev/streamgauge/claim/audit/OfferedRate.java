package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * What is not sent cannot be processed: over any stretch that begins without a backlog, throughput is at most the offered
 * rate. One per cent is allowed for where the stretch begins and ends.
 */
final class OfferedRate extends RowCheck {

    private static final double ALLOWED = 1.01;

    OfferedRate() {
        super(Quantity.THROUGHPUT, Quantity.OFFERED_RATE);
    }

    @Override
    public String id() {
        return "offered-rate";
    }

    @Override
    public String rule() {
        return "No engine processes more events a second than are sent.";
    }

    @Override
    Opinion judge(Row row) {
        double offered = row.number(Quantity.OFFERED_RATE);
        double throughput = row.number(Quantity.THROUGHPUT);
        String published = row.text(Quantity.THROUGHPUT);
        String bound = "at most " + row.text(Quantity.OFFERED_RATE);
        if (throughput <= ALLOWED * offered) {
            return Opinion.possible(
                    row.name(),
                    published,
                    bound,
                    "It is %s of the offered rate.".formatted(Words.percent(throughput / offered)));
        }
        String excess = "It is %s above the offered rate.".formatted(Words.percent(throughput / offered - 1));
        if (!row.states(Quantity.BATCHES, Quantity.TRIGGER)) {
            return impossible(row, excess, "A backlog from before the measurement, or a division by too short a time.");
        }
        double divisor = row.number(Quantity.BATCHES) * row.number(Quantity.TRIGGER);
        double events = throughput * divisor;
        String division = "%s It stands for %s events, divided by %s batches × %s = %s."
                .formatted(
                        excess,
                        Words.count(events),
                        row.text(Quantity.BATCHES),
                        row.text(Quantity.TRIGGER),
                        Words.seconds(divisor));
        if (!row.states(Quantity.MEASURED)) {
            return impossible(
                    row,
                    "%s Sending them takes %s.".formatted(division, Words.seconds(events / offered)),
                    "Division by the time that passed: over the %s that sending takes it would be the offered rate."
                            .formatted(Words.seconds(events / offered)));
        }
        Pace pace = Pace.of(row);
        if (pace.trueHz() <= ALLOWED * offered) {
            return impossible(
                    row,
                    "%s But %s passed: batches overran the trigger interval."
                            .formatted(division, row.text(Quantity.MEASURED)),
                    "Division by the %s that passed: %s, which is possible."
                            .formatted(row.text(Quantity.MEASURED), Words.rate(pace.trueHz())));
        }
        double waiting = events - offered * pace.measuredSeconds();
        return impossible(
                row,
                "%s In the %s that passed %s are sent; the other %s must have waited before."
                        .formatted(
                                division,
                                row.text(Quantity.MEASURED),
                                Words.count(offered * pace.measuredSeconds()),
                                Words.count(waiting)),
                "A backlog of %s of traffic when the measurement began; then it is no sustained rate."
                        .formatted(Words.seconds(waiting / offered)));
    }

    private static Opinion impossible(Row row, String why, String rescue) {
        return new Opinion(
                row.name(),
                row.text(Quantity.THROUGHPUT),
                "at most " + row.text(Quantity.OFFERED_RATE),
                Outcome.IMPOSSIBLE,
                why,
                rescue);
    }
}
