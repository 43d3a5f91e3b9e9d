package dev.streamgauge.workload.ctr;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ways in which a record can fail to be an ad event. Every engine must count it, skip it, and live. */
enum Malformed {
    NOT_JSON("not an event"),
    TRUNCATED("{\"producer_id\":\"producer-0\",\"user_id\":\"00ff00ff00ff00ff\",\"page_id\":\"00ff0"),
    EMPTY(""),
    TOMBSTONE(null),
    EVENT_TIME_NULL(eventWith("\"event_time_ms\":null,")),
    EVENT_TIME_MISSING(eventWith("")),
    TEXT_FOR_NUMBER(eventWith("\"event_time_ms\":\"noon\","));

    private static final Malformed[] ALL = values();

    private static final Map<Malformed, byte[]> VALUES = new EnumMap<>(Malformed.class);

    static {
        for (Malformed kind : ALL) {
            if (kind.text != null) {
                VALUES.put(kind, kind.text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private final @Nullable String text;

    Malformed(@Nullable String text) {
        this.text = text;
    }

    private static String eventWith(String eventTime) {
        return "{\"producer_id\":\"producer-0\",\"user_id\":\"00ff00ff00ff00ff\",\"page_id\":\"00ff00ff00ff00ff\","
                + "\"ad_id\":\"c00-ad-000\",\"ad_type\":\"banner\",\"event_type\":\"view\"," + eventTime
                + "\"producer_timestamp_ns\":0,\"ip_address\":\"10.0.0.1\"}";
    }

    /** The kind of the malformed record at a position among them: each kind in its turn. */
    static Malformed inTurn(int position) {
        return ALL[position % ALL.length];
    }

    /** The record's value, null for the tombstone; the same array each time. */
    byte @Nullable [] value() {
        return VALUES.get(this);
    }
}
