package dev.streamgauge.load;

import dev.streamgauge.evidence.ArrivalRow;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The account of a load: what was due, what was sent and when, and what became of it, in total and for each second of the
 * schedule. All figures but the histogram may be read at any time, by any thread.
 */
public interface SendLedger {

    /** Events handed to a producer. */
    long sent();

    /** Events that the broker acknowledged. */
    long acknowledged();

    /** Events whose send failed. */
    long failed();

    /** The first failures, with their reasons. */
    List<String> failures();

    /** Events that were due in that second and sent. */
    long sentIn(int second);

    /** Events that were due in that second and acknowledged. */
    long acknowledgedIn(int second);

    /** Events that were due in that second and failed. */
    long failedIn(int second);

    /** The longest that an event of that second waited to be sent, in nanoseconds. */
    long maxLagNanosIn(int second);

    /**
     * Events that were handed over in a slot of {@value ArrivalRow#SLOT_MS} ms, whenever they were due.
     *
     * @param slot from 0, which begins at the start of the schedule
     */
    long sentInSlot(int slot);

    /** How many slots there are up to the last one in which an event was handed over. */
    int slots();

    /**
     * The most events that were due and not yet handed over at any moment, of those due before the certified offset; of a load
     * in several places no less than that, since each place had its most at a moment of its own.
     */
    long maxUnsent();

    /** How late events were handed over, in nanoseconds; to be read when the load has ended. */
    Histogram lagNanos();
}
