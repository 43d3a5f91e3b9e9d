package dev.streamgauge.engine.spark.job;

import dev.streamgauge.engine.spark.job.JsonReader.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A page event (seed 003): a JSON object with at least event_id, created_ts, user_id, event_type and value. */
final class PageEvent {

    /** A bit for each field that an event must have. */
    private static final int ALL = 0b11111;

    private static final String SEPARATOR = ",";

    private long eventId;
    private long userId;
    private String eventType = "";
    private double value;

    private PageEvent() {}

    /**
     * Reads an event.
     *
     * @throws MalformedLineException for the first of: empty, not json (or no object), missing field (or none of its type)
     */
    static PageEvent parse(byte @Nullable [] text) throws MalformedLineException {
        if (text == null || FeatureLine.isBlank(text)) {
            throw new MalformedLineException("empty");
        }
        PageEvent event = new PageEvent();
        JsonReader json = new JsonReader(text);
        json.take('{');
        int found = 0;
        if (!json.takeIf('}')) {
            do {
                String name = json.text();
                json.take(':');
                found |= event.take(name, json.value(), json);
            } while (json.takeIf(','));
            json.take('}');
        }
        json.end();
        if (found != ALL) {
            throw new MalformedLineException("missing field");
        }
        return event;
    }

    /** Keeps a field; returns its bit, or 0 if it is none of those that must be there, or of another type. */
    private int take(String name, Kind kind, JsonReader json) throws MalformedLineException {
        boolean whole = kind == Kind.WHOLE_NUMBER;
        if (whole && name.equals("event_id")) {
            eventId = json.lastLong();
            return 0b1;
        }
        if (whole && name.equals("created_ts")) {
            return 0b10;
        }
        if (whole && name.equals("user_id")) {
            userId = json.lastLong();
            return 0b100;
        }
        if (kind == Kind.TEXT && name.equals("event_type")) {
            eventType = json.lastText();
            return 0b1000;
        }
        if ((whole || kind == Kind.NUMBER) && name.equals("value")) {
            value = json.lastDouble();
            return Double.isFinite(value) ? 0b10000 : 0;
        }
        return 0;
    }

    /**
     * {@code event_id,user_id,event_type,value,batch_id,taken_ns,computed_ns}.
     *
     * @param batchId the micro-batch's number
     * @param takenNanos when the batch began, epoch nanoseconds
     * @param computedNanos when the event's cost was paid, epoch nanoseconds
     */
    byte[] result(String batchId, long takenNanos, long computedNanos) {
        return (eventId
                        + SEPARATOR
                        + userId
                        + SEPARATOR
                        + eventType
                        + SEPARATOR
                        + value
                        + SEPARATOR
                        + batchId
                        + SEPARATOR
                        + takenNanos
                        + SEPARATOR
                        + computedNanos)
                .getBytes(StandardCharsets.UTF_8);
    }
}
