package dev.streamgauge.experiment;

import java.time.Duration;

/**
 * How the highest rate is searched that each combination of levels sustains.
 *
 * @param fromHz total rate of the first trial, in events a second
 * @param atMostHz no trial is run above this rate
 * @param precision the search ends when the lowest rate that was not sustained is at most this much above the highest that
 *     was, as a fraction of the latter
 * @param rungs trials for each combination at most
 * @param overheadAtMost what the median overhead may be at a rate that counts as sustained
 */
public record Search(double fromHz, double atMostHz, double precision, int rungs, Duration overheadAtMost) {

    /** Growth of a backlog up to this many seconds' worth of events, in all of a trial, is hidden by the engine's own rhythm. */
    private static final double HIDDEN_SECONDS = 1.5;

    /** The factor that is searched. */
    public static final String FACTOR = "rate";

    /** @throws IllegalArgumentException for a rate, precision, bound or number of trials that is not positive */
    public Search {
        if (!(fromHz > 0) || !Double.isFinite(fromHz)) {
            throw new RefusedValue(
                    "from", Notation.writeRate(fromHz) + " is not positive", "Write a rate above 0/s, such as 1500/s");
        }
        if (!(atMostHz >= fromHz) || !Double.isFinite(atMostHz)) {
            throw new RefusedValue(
                    "atMost",
                    "%s is below the first rate, %s"
                            .formatted(Notation.writeRate(atMostHz), Notation.writeRate(fromHz)),
                    "Write a rate of at least the first one");
        }
        if (!(precision > 0) || !Double.isFinite(precision)) {
            throw new RefusedValue(
                    "precision",
                    Notation.write(precision) + " is not positive",
                    "Write the widest interval that will do as a fraction of the rate, such as 0.1");
        }
        RefusedValue.unlessPositive("rungs", rungs);
        RefusedValue.unlessPositive("overheadAtMost", overheadAtMost);
    }

    /** @throws RefusedValue if trials of that length cannot part two rates that lie as close together as the precision wants */
    void refuseUnlessSeenWithin(Duration measured) {
        double seconds = measured.toNanos() / 1e9;
        if (HIDDEN_SECONDS / seconds > precision) {
            throw new RefusedValue(
                    "search",
                    "in %s a backlog must grow by %.0f %% of the rate to be seen, more than the precision of %s"
                            .formatted(
                                    Notation.write(measured),
                                    100 * HIDDEN_SECONDS / seconds,
                                    Notation.write(precision)),
                    "Measure at least %.0f s, or ask for less precision"
                            .formatted(Math.ceil(HIDDEN_SECONDS / precision)));
        }
    }
}
