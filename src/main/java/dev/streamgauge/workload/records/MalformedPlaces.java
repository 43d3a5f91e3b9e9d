package dev.streamgauge.workload.records;

/**
 * Where malformed records stand among the others: evenly spread, from the second position at the earliest.
 *
 * @param wellFormed how many others there are, at least 1
 * @param malformed how many of them there are
 */
public record MalformedPlaces(long wellFormed, int malformed) {

    /** The turn of a record that is well-formed. */
    public static final long NONE = -1;

    /** Which of the malformed records stands at a position, from 0; {@link #NONE} if a well-formed one does. */
    public long turnAt(long position) {
        long all = wellFormed + malformed;
        long gaps = malformed + 1L;
        long next = (position * gaps + all - 1) / all; // the n-th stands at all * n / gaps, rounded down
        boolean here = next >= 1 && next <= malformed && next * all < (position + 1) * gaps;
        return here ? next - 1 : NONE;
    }
}
