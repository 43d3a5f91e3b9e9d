package dev.streamgauge.workload.pageevents;

import dev.streamgauge.workload.records.Digits;
import dev.streamgauge.workload.records.RecordText;
import java.util.Arrays;

/**
 * Writes page events as JSON, in the seed's order of fields (003, producer), all of the same length: the payload takes what the
 * other fields leave.
 *
 * <p>Allocates nothing: there is one array, filled anew each time.
 */
final class PageEventWriter {

    private static final byte[] EVENT_ID = RecordText.bytes("{\"event_id\":");
    private static final byte[] CREATED_TS = RecordText.bytes(",\"created_ts\":");
    private static final byte[] USER_ID = RecordText.bytes(",\"user_id\":");
    private static final byte[] PAYLOAD = RecordText.bytes(",\"payload\":\"");
    private static final byte[] END = RecordText.bytes("\"}");

    private static final byte[][] TYPE_AND_VALUE = PageEvents.TYPES.stream()
            .map(type -> RecordText.bytes(",\"event_type\":\"%s\",\"value\":".formatted(type)))
            .toArray(byte[][]::new);

    static final long NANOS_PER_MILLI = 1_000_000;

    private static final byte FILLING = 'x';
    private static final int DECIMALS = 2;

    private final PageEvents events;
    private final byte[] text;

    /** @param eventBytes length of each event, with room for every field */
    PageEventWriter(PageEvents events, int eventBytes) {
        this.events = events;
        this.text = new byte[eventBytes];
    }

    /** The event at a position; valid until the next one is written. */
    byte[] write(long position, long sentEpochNanos) {
        int at = put(0, EVENT_ID);
        at = Digits.put(text, at, position);
        at = put(at, CREATED_TS);
        at = Digits.put(text, at, sentEpochNanos / NANOS_PER_MILLI);
        at = put(at, USER_ID);
        at = Digits.put(text, at, events.user(position));
        at = put(at, TYPE_AND_VALUE[events.type(position)]);
        int hundredths = events.valueHundredths(position);
        at = Digits.put(text, at, hundredths / PageEvents.HUNDRED);
        text[at] = '.';
        at = Digits.put(text, at + 1, hundredths % PageEvents.HUNDRED, DECIMALS);
        at = put(at, PAYLOAD);
        int end = text.length - END.length;
        Arrays.fill(text, at, end, FILLING);
        put(end, END);
        return text;
    }

    private int put(int at, byte[] piece) {
        System.arraycopy(piece, 0, text, at, piece.length);
        return at + piece.length;
    }
}
