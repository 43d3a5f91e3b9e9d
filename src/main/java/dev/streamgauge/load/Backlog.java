package dev.streamgauge.load;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The most events that were due and not yet sent at any moment. Events are entered in order by one thread.
 *
 * <p>The number rises only when an event becomes due: then it is this event and those before it that are sent later than
 * that. So it is enough to remember the send times that lie after the last due time, and they are as many as the backlog.
 */
final class Backlog {

    private static final int INITIAL_CAPACITY = 1024;

    /** Send times of the entered events from {@code first} to {@code end}, each at its number modulo the length. */
    private long[] sentNanos = new long[INITIAL_CAPACITY];

    private long first;
    private long end;
    private final AtomicLong most = new AtomicLong();

    /**
     * Enters an event.
     *
     * @param due when it was due; not before the one entered last
     * @param sent when it was sent; not before it was due, nor before the one entered last
     */
    void enter(long due, long sent) {
        while (first < end && sentNanos[place(first)] <= due) {
            first++;
        }
        if (end - first == sentNanos.length) {
            grow();
        }
        sentNanos[place(end)] = sent;
        end++;
        if (end - first > most.getPlain()) {
            most.setRelease(end - first);
        }
    }

    private int place(long number) {
        return (int) number & sentNanos.length - 1;
    }

    /** The length stays a power of two. */
    private void grow() {
        long[] smaller = sentNanos;
        sentNanos = new long[2 * smaller.length];
        for (long number = first; number < end; number++) {
            sentNanos[place(number)] = smaller[(int) number & smaller.length - 1];
        }
    }

    /** The most so far; for any thread. */
    long most() {
        return most.getAcquire();
    }
}
