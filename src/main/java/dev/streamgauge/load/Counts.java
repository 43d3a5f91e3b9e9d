package dev.streamgauge.load;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers by position, 0 until entered. One thread enters them, which costs it no more than plain memory; any thread reads
 * them. Positions beyond the expected ones are taken too, for the price of a copy now and then.
 */
final class Counts {

    private volatile AtomicLongArray counts;

    Counts(int expectedPositions) {
        counts = new AtomicLongArray(Math.max(1, expectedPositions));
    }

    /** Counts one more. */
    void add(int position) {
        AtomicLongArray now = holding(position);
        now.setRelease(position, now.getPlain(position) + 1);
    }

    /** Keeps the value if it is the greatest so far. */
    void raise(int position, long value) {
        AtomicLongArray now = holding(position);
        if (value > now.getPlain(position)) {
            now.setRelease(position, value);
        }
    }

    private AtomicLongArray holding(int position) {
        AtomicLongArray now = counts;
        return position < now.length() ? now : grown(now, position);
    }

    private AtomicLongArray grown(AtomicLongArray now, int position) {
        AtomicLongArray larger = new AtomicLongArray(Math.max(position + 1, 2 * now.length()));
        for (int each = 0; each < now.length(); each++) {
            larger.setPlain(each, now.getPlain(each));
        }
        counts = larger;
        return larger;
    }

    /** What was entered at the position. */
    long at(int position) {
        AtomicLongArray now = counts;
        return position < now.length() ? now.getAcquire(position) : 0;
    }

    /** One more than the last position that is not 0. */
    int end() {
        AtomicLongArray now = counts;
        int end = now.length();
        while (end > 0 && now.getAcquire(end - 1) == 0) {
            end--;
        }
        return end;
    }
}
