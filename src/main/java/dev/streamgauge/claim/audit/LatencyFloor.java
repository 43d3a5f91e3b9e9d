package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * A window of append mode is published once, after the watermark has passed its end E. The watermark trails the latest event
 * by the delay D, so an event dated E + D or later must exist first. With event time running at the speed of the wall clock
 * that event cannot exist earlier than D after the window's last event: latency is at least D, or D over the speed of event
 * time. Neither the window's length nor the engine enters. Akidau et al., "The Dataflow Model" (VLDB 2015), section 2.3;
 * Spark's guide to structured streaming, "Handling late data and watermarking".
 *
 * <p>Flink's watermark is one millisecond less than Spark's, and so is its floor; published figures are coarser than that.
 */
final class LatencyFloor extends RowCheck {

    LatencyFloor() {
        super(Quantity.MEAN_LATENCY, Quantity.OUTPUT_MODE, Quantity.WATERMARK_DELAY, Quantity.EVENT_TIME_SPEED);
    }

    /** The least latency in seconds; 0 where the watermark delay holds nothing back. */
    static double seconds(Row row) {
        return row.text(Quantity.OUTPUT_MODE).equals("append")
                ? row.number(Quantity.WATERMARK_DELAY) / row.number(Quantity.EVENT_TIME_SPEED)
                : 0;
    }

    @Override
    public String id() {
        return "latency-floor";
    }

    @Override
    public String rule() {
        return "In append mode a window comes out only after an event dated a whole watermark delay past its end, so no"
                + " window is faster than that delay.";
    }

    @Override
    Opinion judge(Row row) {
        double floor = seconds(row);
        double latency = row.number(Quantity.MEAN_LATENCY);
        String published = row.text(Quantity.MEAN_LATENCY);
        if (floor == 0) {
            return Opinion.possible(
                    row.name(),
                    published,
                    "no floor in %s mode".formatted(row.text(Quantity.OUTPUT_MODE)),
                    "A window is published again with every change; the watermark delay holds nothing back.");
        }
        String bound = "at least " + Words.seconds(floor);
        if (latency + row.value(Quantity.MEAN_LATENCY).halfDigit() >= floor) {
            return Opinion.possible(
                    row.name(),
                    published,
                    bound,
                    "It lies %s above the floor.".formatted(Words.seconds(Math.max(0, latency - floor))));
        }
        return new Opinion(
                row.name(),
                published,
                bound,
                Outcome.IMPOSSIBLE,
                ("%s is %s less than the watermark delay of %s allows. The window may close only once an event dated %s past"
                                + " its end has been sent, and with event time running %s the wall clock none is sent"
                                + " earlier.")
                        .formatted(
                                published,
                                Words.seconds(floor - latency),
                                row.text(Quantity.WATERMARK_DELAY),
                                row.text(Quantity.WATERMARK_DELAY),
                                row.number(Quantity.EVENT_TIME_SPEED) == 1
                                        ? "with"
                                        : "at %s times".formatted(row.text(Quantity.EVENT_TIME_SPEED))),
                ("Update mode, in which the watermark holds nothing back; or event time running at %s times the wall clock"
                                + " or faster; or a watermark delay of at most %s, less the engine's own overhead.")
                        .formatted(
                                Words.number(row.number(Quantity.WATERMARK_DELAY) / latency),
                                Words.seconds(latency * row.number(Quantity.EVENT_TIME_SPEED))));
    }
}
