package dev.streamgauge.workload.pageevents;

import java.util.List;
import org.apache.commons.rng.core.source64.SplitMix64;

/**
 * What page events tell (seed 003, producer), at positions from 0: the position itself, the user (position modulo the number of
 * users), one of four types in turn, and a value of two decimals, uniform from 0 to below 100. Each depends on the position and
 * the seed alone, so that it can be had in any order.
 *
 * @param userIds how many users there are
 * @param seed of the values: any number; one next to it yields the same values at the next positions
 */
record PageEvents(int userIds, long seed) {

    /** The types, in turn. */
    static final List<String> TYPES = List.of("click", "view", "purchase", "login");

    /** A value is a whole number of hundredths: dividing them by this yields what parsing its digits yields. */
    static final int HUNDRED = 100;

    /** Values are less than this many hundredths. */
    private static final int HUNDREDTHS = 100 * HUNDRED;

    /** The user of the event at a position. */
    long user(long position) {
        return position % userIds;
    }

    /** The type of the event at a position, by its place among {@link #TYPES}. */
    int type(long position) {
        return (int) (position % TYPES.size());
    }

    /** The value of the event at a position, in hundredths. */
    int valueHundredths(long position) {
        // A generator's first number scatters neighbouring seeds. Without its top bit no remainder is negative.
        long drawn = new SplitMix64(seed + position).nextLong() >>> 1;
        return (int) (drawn % HUNDREDTHS);
    }
}
