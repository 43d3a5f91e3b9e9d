package dev.streamgauge.bench.regression;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/** Which records of the stream came out, and when the broker appended each, by its own clock. For one thread. */
final class Appends {

    private final int expected;
    private final BitSet came;
    private final long[] millis;
    private int distinct;
    private long again;
    private long wrong;
    private long strangers;

    /**
     * A part of an output, in the order in which it was appended.
     *
     * @param fromMillis append of the last record before it, epoch
     * @param toMillis append of its last record, epoch
     * @param records records appended after the former, up to and with the latter
     */
    record Stretch(long fromMillis, long toMillis, int records) {

        double seconds() {
            return (toMillis - fromMillis) / 1e3;
        }

        double recordsPerSecond() {
            return records / seconds();
        }
    }

    /** Nothing yet of a stream of so many records. */
    Appends(int expected) {
        this.expected = expected;
        this.came = new BitSet(expected);
        this.millis = new long[expected];
    }

    /**
     * A record came out.
     *
     * @param index position in the stream; negative if it does not carry one
     * @param appendedMillis when the broker appended it, epoch
     * @param right whether it says what it must
     */
    void add(long index, long appendedMillis, boolean right) {
        if (index < 0 || index >= expected) {
            strangers++;
            return;
        }
        if (!right) {
            wrong++;
        }
        int position = (int) index;
        if (came.get(position)) {
            again++;
            return;
        }
        came.set(position);
        millis[distinct] = appendedMillis;
        distinct++;
    }

    /** What is not as it must be: every record there, once, and right; empty if that is so. */
    Optional<String> fault() {
        int missing = expected - distinct;
        if (missing == 0 && again == 0 && wrong == 0 && strangers == 0) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "of %,d records %,d did not come out, %,d came out again, %,d are wrong; %,d more are not of the stream",
                expected,
                missing,
                again,
                wrong,
                strangers));
    }

    /**
     * The part after the first so many records. Records of one millisecond belong together: all of the first one's are before
     * the part, all of the last one's are in it.
     *
     * @param before how many records come before it
     * @param count how many it has, but for those that share a millisecond with its ends
     * @throws IllegalStateException if it took no time that a clock of milliseconds can tell
     */
    Stretch stretch(int before, int count) {
        long[] inOrder = Arrays.copyOf(millis, distinct);
        Arrays.sort(inOrder);
        long from = inOrder[before - 1];
        long to = inOrder[before + count - 1];
        if (to == from) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT, "%,d records were appended within a millisecond: too few to tell a rate", count));
        }
        int records = (int)
                Arrays.stream(inOrder).filter(each -> each > from && each <= to).count();
        return new Stretch(from, to, records);
    }

    /** From the first append to the last. */
    double wholeSeconds() {
        long[] all = Arrays.copyOf(millis, distinct);
        return (Arrays.stream(all).max().orElse(0) - Arrays.stream(all).min().orElse(0)) / 1e3;
    }
}
