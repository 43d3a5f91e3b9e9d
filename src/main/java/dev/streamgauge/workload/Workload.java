package dev.streamgauge.workload;

import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.arrivals.StatePath;
import java.time.Duration;
import java.util.Optional;

/**
 * A kind of event with its stream and its oracle, fixed by settings and a seed.
 *
 * <p>The stream can be replayed at will: the load sends it once, the oracle and the hash read it again.
 */
public interface Workload {

    /** The stream from its beginning, the same each time. */
    EventStream stream();

    /** The states that the arrival process passes through, from offset 0 to the horizon. */
    StatePath path(Duration horizon);

    /**
     * Tests whether the stream follows the arrival process that it claims to follow. Reads the stream, not the process, and
     * leaves malformed records out, which are not part of it.
     *
     * @param until offset at which the schedule is cut off: the end of warm-up and measurement
     */
    ScheduleCertificate certificate(Duration until);

    /**
     * The windows that the first {@code events} records of the stream must make come out; none if every record has a result
     * of its own.
     *
     * @param events how many records were sent, malformed ones included
     * @param startEpochMillis wall clock of offset 0
     * @param from offset of the first measured window's start
     * @param to offset of the last measured window's end
     */
    default ExpectedWindows expect(long events, long startEpochMillis, Duration from, Duration to) {
        return ExpectedWindows.NONE;
    }

    /** What must come out for each record; empty if the results are windows. */
    default Optional<RecordOracle> records() {
        return Optional.empty();
    }

    /**
     * The canonical line of a record read back from the input topic, equal to what {@link EventStream#addTo} adds for
     * the event at that position if nothing was changed on the way.
     *
     * @param index the position that the record carries
     * @param value the record's value, empty for a tombstone
     * @param startEpochMillis wall clock of offset 0
     */
    String canonicalLine(long index, byte[] value, long startEpochMillis);
}
