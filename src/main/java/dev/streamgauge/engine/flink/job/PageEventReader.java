package dev.streamgauge.engine.flink.job;

import java.io.IOException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonParser;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** Reads page events (seed 003), objects of JSON, one after another, and holds the fields of the last one. For one thread. */
final class PageEventReader {

    private static final JsonFactory JSON = new JsonFactory();

    /** A bit for each field that an event must have. */
    private static final int ALL = 0b11111;

    private long eventId;
    private long userId;
    private String eventType = "";
    private double value;

    /** Reads a record; returns the first thing that is wrong with it, or null. */
    @Nullable
    Malformed read(byte @Nullable [] text) {
        if (text == null || Malformed.empty(text)) {
            return Malformed.EMPTY;
        }
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Malformed.NOT_JSON;
            }
            int found = fields(parser);
            if (parser.nextToken() != null) {
                return Malformed.NOT_JSON;
            }
            return found == ALL ? null : Malformed.MISSING_FIELD;
        } catch (IOException e) {
            return Malformed.NOT_JSON;
        }
    }

    /** Reads up to the object's end; returns the bits of the fields that it found, each as it should be. */
    private int fields(JsonParser parser) throws IOException {
        int found = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            found |= field(name, token, parser);
            parser.skipChildren();
        }
        return found;
    }

    private int field(String name, JsonToken token, JsonParser parser) throws IOException {
        return switch (name) {
            case "event_id" -> {
                boolean right = isLong(token, parser);
                eventId = right ? parser.getLongValue() : eventId;
                yield right ? 0b1 : 0;
            }
            case "created_ts" -> isLong(token, parser) ? 0b10 : 0;
            case "user_id" -> {
                boolean right = isLong(token, parser);
                userId = right ? parser.getLongValue() : userId;
                yield right ? 0b100 : 0;
            }
            case "event_type" -> {
                boolean right = token == JsonToken.VALUE_STRING;
                eventType = right ? parser.getText() : eventType;
                yield right ? 0b1000 : 0;
            }
            case "value" -> {
                boolean right = token.isNumeric();
                value = right ? parser.getDoubleValue() : value;
                yield right && Double.isFinite(value) ? 0b10000 : 0;
            }
            default -> 0;
        };
    }

    private static boolean isLong(JsonToken token, JsonParser parser) throws IOException {
        return token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    /** Position in the stream of the event that was read last and found right. */
    long eventId() {
        return eventId;
    }

    /** Its user. */
    long userId() {
        return userId;
    }

    /** Its type. */
    String eventType() {
        return eventType;
    }

    /** Its value. */
    double value() {
        return value;
    }
}
