package dev.streamgauge.workload;

import org.jspecify.annotations.Nullable;

/**
 * A seeded stream of events in the order in which they are due, read once, by one thread.
 *
 * <p>A cursor: {@link #advance()} moves it, the accessors describe the event it stands on. A stream that ends says so by an
 * event that is never due ({@link #NEVER}); any other has no end, and who reads it decides when to stop. It is a pure function of (arrival process, rate, seed): neither the engine nor the
 * number of producers changes an event, only who sends it.
 */
public interface EventStream {

    /** Name of the record header that carries {@link #index()}, as 8 big-endian bytes. */
    String INDEX_HEADER = "i";

    /** Name of the record header that carries the time at which the event was sent, in epoch nanoseconds, as 8 big-endian bytes. */
    String SENT_HEADER = "s";

    /** When an event is due that comes after the last one. */
    long NEVER = Long.MAX_VALUE;

    /** Moves to the next event. */
    void advance();

    /** Position in the stream, from 0; malformed records have positions of their own. */
    long index();

    /** When the event is due, in nanoseconds after the stream's start: never decreases. */
    long intendedOffsetNanos();

    /** State of the modulating chain when the event is due: 0 is low (or the only one), 1 is high. */
    int state();

    /** Which producer sends the event, from 0. */
    int producer();

    /** The partition of the input topic that the event goes to, from 0. */
    int partition();

    /** Whether this is a malformed record, which every engine must count and skip. */
    boolean malformed();

    /**
     * The record's value, or null for a tombstone. The array belongs to the stream, which may fill it anew when it next
     * encodes an event: who keeps it copies it.
     *
     * @param startEpochNanos wall clock of offset 0
     * @param sentEpochNanos wall clock of the send, which the event carries
     */
    byte @Nullable [] encode(long startEpochNanos, long sentEpochNanos);

    /**
     * Adds the event, without any clock field, to a hash of the stream.
     *
     * @see StreamHash
     */
    void addTo(StreamHash hash);
}
