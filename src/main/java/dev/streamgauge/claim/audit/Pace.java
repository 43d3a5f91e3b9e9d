package dev.streamgauge.claim.audit;

import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.List;

/**
 * How fast micro-batches went by. The published analysis of 003 (its {@code analyze_exp1.py}) averages, over batches, a
 * batch's events divided by the trigger interval. Turned round: events = throughput x batches x trigger interval, and what
 * was really processed in a second is events over the time that passed.
 *
 * @param batches how many were counted
 * @param triggerSeconds the interval at which a batch starts unless the last one still runs
 * @param measuredSeconds the time that passed
 * @param publishedHz the published throughput
 */
public record Pace(double batches, double triggerSeconds, double measuredSeconds, double publishedHz) {

    static final List<Quantity> NEEDS =
            List.of(Quantity.BATCHES, Quantity.TRIGGER, Quantity.MEASURED, Quantity.THROUGHPUT);

    /**
     * The pace of a row.
     *
     * @throws NullPointerException if the row lacks one of the four
     */
    public static Pace of(Row row) {
        return new Pace(
                row.number(Quantity.BATCHES),
                row.number(Quantity.TRIGGER),
                row.number(Quantity.MEASURED),
                row.number(Quantity.THROUGHPUT));
    }

    /** Whether all that makes up a pace is published. */
    public static boolean known(Row row) {
        return row.missing(NEEDS).isEmpty();
    }

    /** What the trigger intervals of all batches add up to. */
    double triggeredSeconds() {
        return batches * triggerSeconds;
    }

    /** Whether batches started at their trigger, give or take one at the measurement's ends. */
    boolean kept() {
        return Math.abs(triggeredSeconds() - measuredSeconds) <= triggerSeconds;
    }

    /** Whether batches took longer than the trigger interval. */
    boolean overran() {
        return triggeredSeconds() < measuredSeconds - triggerSeconds;
    }

    double secondsOfBatch() {
        return measuredSeconds / batches;
    }

    double eventsOfBatch() {
        return publishedHz * triggerSeconds;
    }

    double events() {
        return publishedHz * triggeredSeconds();
    }

    /** Events that were processed in a second of the measurement. */
    public double trueHz() {
        return events() / measuredSeconds;
    }
}
