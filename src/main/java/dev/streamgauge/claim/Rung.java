package dev.streamgauge.claim;

import org.jspecify.annotations.Nullable;

/**
 * One trial of a threshold search.
 *
 * @param rateHz total rate that was offered, in events a second
 * @param outcome what the trial shows
 * @param reason why, in a phrase with the figures
 * @param overheadMs median overhead in milliseconds; null if too few windows came out
 * @param backlogSlopeHz by how many events a second the engine's backlog grew; null if it could not say
 * @param backlogSlopeLowHz lower end of the slope's 95 % confidence interval
 * @param backlogSlopeHighHz upper end of the slope's 95 % confidence interval
 * @param trial id of the trial
 */
public record Rung(
        double rateHz,
        Outcome outcome,
        String reason,
        @Nullable Double overheadMs,
        @Nullable Double backlogSlopeHz,
        @Nullable Double backlogSlopeLowHz,
        @Nullable Double backlogSlopeHighHz,
        String trial) {

    /** What a trial at a rate shows. */
    public enum Outcome {
        /** Overhead under its bound, and no backlog that grows. */
        SUSTAINED,
        /** The engine fell behind. */
        NOT_SUSTAINED,
        /** The load could not keep the schedule at this rate: says nothing about the engine. */
        GENERATOR_LIMIT,
        /** The trial does not count for another reason, such as a stall of the harness. */
        UNDECIDED
    }
}
