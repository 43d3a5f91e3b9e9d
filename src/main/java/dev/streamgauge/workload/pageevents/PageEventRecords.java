package dev.streamgauge.workload.pageevents;

import dev.streamgauge.workload.records.MalformedPlaces;
import dev.streamgauge.workload.records.RecordContent;
import dev.streamgauge.workload.records.RecordText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Page events, and malformed records among them, at positions from 0. For one thread. */
final class PageEventRecords implements RecordContent {

    private static final Malformed[] KINDS = Malformed.values();

    private static final Pattern CREATED_TS = Pattern.compile("(?<=\"created_ts\":)\\d+");

    /** Any time since September 2001 has as many digits in milliseconds, and so leaves the payload the same length. */
    private static final long ANY_TIME = 1_000_000_000_000L * PageEventWriter.NANOS_PER_MILLI;

    private final MalformedPlaces places;
    private final PageEventWriter writer;

    PageEventRecords(PageEvents events, int eventBytes, MalformedPlaces places) {
        this.places = places;
        this.writer = new PageEventWriter(events, eventBytes);
    }

    /** What is wrong with the record at a position; null if nothing is. */
    @Nullable
    Malformed flaw(long position) {
        long turn = places.turnAt(position);
        return turn == MalformedPlaces.NONE ? null : KINDS[(int) (turn % KINDS.length)];
    }

    @Override
    public boolean isMalformed(long position) {
        return flaw(position) != null;
    }

    @Override
    public byte @Nullable [] value(long position, long sentEpochNanos) {
        Malformed flaw = flaw(position);
        byte[] event = writer.write(position, sentEpochNanos);
        return flaw == null ? event : flaw.value(event);
    }

    @Override
    public String canonicalLine(long position) {
        return canonicalLine(position, value(position, ANY_TIME));
    }

    /** The line of what was found at a position: without the time that it tells, if it tells one. */
    static String canonicalLine(long position, byte @Nullable [] value) {
        String line = RecordText.canonicalLine(position, value);
        return CREATED_TS.matcher(line).replaceFirst("");
    }
}
