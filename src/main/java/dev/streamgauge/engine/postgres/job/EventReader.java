package dev.streamgauge.engine.postgres.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads an ad event (seed 001, section 3) from a record, field by field. For one thread. */
final class EventReader {

    private static final JsonFactory JSON = new JsonFactory();

    /** As long as the columns are; the index of the key could not hold much more either. */
    private static final int LONGEST_TEXT = 255;

    /** The year 10000: later than Postgres and its clients agree on how to write. */
    private static final long LATEST_MS = 253_402_300_800_000L;

    private String userId = "";
    private String pageId = "";
    private String adId = "";
    private String adType = "";
    private String eventType = "";
    private String ipAddress = "";
    private long eventTimeMs;
    private long producerTimestampNs;

    /**
     * The event in a record; null if the record is malformed: no JSON object, without an event type of a view or a click,
     * without an event time or a producer's time, or with a text that the table cannot hold. Another text that is missing is
     * empty.
     */
    @Nullable
    AdEvent read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return null;
        }
        userId = "";
        pageId = "";
        adId = "";
        adType = "";
        eventType = "";
        ipAddress = "";
        eventTimeMs = -1;
        producerTimestampNs = -1;
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT || !readFields(parser) || parser.nextToken() != null) {
                return null;
            }
        } catch (IOException notJson) {
            return null;
        }
        if (eventTimeMs < 0
                || eventTimeMs >= LATEST_MS
                || producerTimestampNs < 0
                || !(eventType.equals("view") || eventType.equals("click"))) {
            return null;
        }
        return new AdEvent(
                userId,
                pageId,
                adId,
                adType,
                eventType,
                eventTimeMs,
                producerTimestampNs,
                ipAddress,
                record.timestamp(),
                record.partition(),
                record.offset());
    }

    private boolean readFields(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "user_id" -> userId = text(parser, token);
                case "page_id" -> pageId = text(parser, token);
                case "ad_id" -> adId = text(parser, token);
                case "ad_type" -> adType = text(parser, token);
                case "event_type" -> eventType = text(parser, token);
                case "ip_address" -> ipAddress = text(parser, token);
                case "event_time_ms" -> eventTimeMs = whole(parser, token);
                case "producer_timestamp_ns" -> producerTimestampNs = whole(parser, token);
                default -> parser.skipChildren();
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }

    /** @throws IOException if it is no text, or one that the table cannot hold: too long, or with a zero in it */
    private static String text(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (!token.isScalarValue()) {
            throw new IOException("a structure where a text should be");
        }
        String text = parser.getText();
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw new IOException("a text that the table cannot hold");
        }
        return text;
    }

    /** @throws IOException if it is no whole number that fits */
    private static long whole(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw new IOException("no whole number");
        }
        return parser.getLongValue();
    }
}
