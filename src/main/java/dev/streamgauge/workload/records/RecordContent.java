package dev.streamgauge.workload.records;

import org.jspecify.annotations.Nullable;

/**
 * What stands at each position of a stream: a pure function of the position, so that it can be had in any order. For one thread;
 * a value is valid until the next one is asked for.
 */
public interface RecordContent {

    /** Whether the record at a position is one that every engine must set aside. */
    boolean isMalformed(long position);

    /**
     * The value of the record at a position; null for a tombstone.
     *
     * @param sentEpochNanos wall clock of the send, for a record that tells it
     */
    byte @Nullable [] value(long position, long sentEpochNanos);

    /** The line of the record at a position that makes a stream the same stream: without what a clock decides. */
    String canonicalLine(long position);
}
