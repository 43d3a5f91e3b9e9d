package dev.streamgauge.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An event's id in a field on the top level of a JSON object: a whole number, or a text of digits. */
final class JsonId {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private static final int LONGEST = Integer.toString(Integer.MAX_VALUE).length();

    private JsonId() {}

    /** The id; {@link Stamps#NONE} if there is none. */
    static long in(byte @Nullable [] value, String field) {
        if (value == null) {
            return Stamps.NONE;
        }
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Stamps.NONE;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (name.equals(field)) {
                    return token.isScalarValue() ? number(parser.getText()) : Stamps.NONE;
                }
                parser.skipChildren();
            }
            return Stamps.NONE;
        } catch (IOException noJson) {
            return Stamps.NONE;
        }
    }

    /** There are no more positions than an int counts. */
    private static long number(String text) {
        boolean whole = !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        long number = whole ? Long.parseLong(text) : Stamps.NONE;
        return number > Integer.MAX_VALUE ? Stamps.NONE : number;
    }
}
