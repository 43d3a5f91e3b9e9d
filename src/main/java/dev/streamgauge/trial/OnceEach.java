package dev.streamgauge.trial;

import dev.streamgauge.evidence.Summary.Counts;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;

/** Which records came out, and which of them again or wrong; some bits a record. One thread adds, any may ask how many. */
final class OnceEach {

    private final BitSet came = new BitSet();
    private final BitSet again = new BitSet();
    private final BitSet wrong = new BitSet();
    private long strangers;
    private final AtomicLong distinct = new AtomicLong();

    /** Notes that a record came out; tells whether that was the first time. */
    boolean add(long index) {
        int bit = Math.toIntExact(index);
        if (came.get(bit)) {
            again.set(bit);
            return false;
        }
        came.set(bit);
        distinct.incrementAndGet();
        return true;
    }

    /** Notes that a record came out, and whether it is right; one without a position never is. */
    void judge(long index, boolean right) {
        if (index < 0) {
            strangers++;
            return;
        }
        add(index);
        if (!right) {
            wrong.set(Math.toIntExact(index));
        }
    }

    /** Records that came out at least once. */
    long distinct() {
        return distinct.get();
    }

    boolean has(long index) {
        return came.get(Math.toIntExact(index));
    }

    /** Came out, and right each time. */
    boolean isRight(long index) {
        int bit = Math.toIntExact(index);
        return came.get(bit) && !wrong.get(bit);
    }

    /** How many came out, and right each time. */
    long right() {
        return (long) came.cardinality() - wrong.cardinality();
    }

    /** How many came out once, and right. */
    private long matched() {
        BitSet matched = (BitSet) came.clone();
        matched.andNot(again);
        matched.andNot(wrong);
        return matched.cardinality();
    }

    /** What became of the records that must come out; one that is wrong counts as such, and not as missing. */
    Counts counts(long expected) {
        BitSet repeated = (BitSet) again.clone();
        repeated.andNot(wrong);
        long missing = Math.max(0, expected - matched() - repeated.cardinality() - wrong.cardinality());
        return new Counts(expected, matched(), missing, repeated.cardinality(), wrong.cardinality() + strangers);
    }
}
