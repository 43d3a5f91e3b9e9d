package dev.streamgauge.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A tenth of a second of the load, as the broker saw it: a row of {@code arrivals.csv}. Times are milliseconds after the
 * start of the load.
 *
 * @param fromMs beginning of the slot
 * @param expected how many events theory expects to be due in the slot, given the states of the arrival process;
 *     malformed records are none of them
 * @param due events that were due in the slot
 * @param sent events that were handed to a producer within the slot, whenever they were due
 * @param appended events that the broker appended within the slot, whenever they were due; null if the input topic was not
 *     read back
 * @param firstAppendedMs when the first of the events due in the slot was appended: each of them waited at least from its
 *     intended time until then; null if none was
 * @param lastAppendedMs when the last of the events due in the slot was appended; null if none was
 */
public record ArrivalRow(
        long fromMs,
        double expected,
        long due,
        long sent,
        @Nullable Long appended,
        @Nullable Long firstAppendedMs,
        @Nullable Long lastAppendedMs) {

    /** Length of a slot, in milliseconds. */
    public static final int SLOT_MS = 100;
}
