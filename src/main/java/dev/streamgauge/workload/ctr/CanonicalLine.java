package dev.streamgauge.workload.ctr;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a record makes the stream the same stream: its position, its event time after the start, and every field that
 * neither a clock nor the number of producers decides. Written from the event that is due and, for comparison, from the
 * bytes that were read back.
 */
final class CanonicalLine {

    private static final String TEXT = "\"([^\"\\\\|]*)\"";

    private static final Pattern EVENT =
            Pattern.compile(("\\{\"producer_id\":\"[^\"\\\\]*\",\"user_id\":TEXT,\"page_id\":TEXT,"
                            + "\"ad_id\":TEXT,\"ad_type\":TEXT,\"event_type\":\"(view|click)\",\"event_time_ms\":(-?\\d{1,18}),"
                            + "\"producer_timestamp_ns\":-?\\d{1,19},\"ip_address\":TEXT\\}")
                    .replace("TEXT", TEXT));

    private CanonicalLine() {}

    static String ofEvent(
            long index,
            long eventOffsetMillis,
            byte[] userId,
            byte[] pageId,
            byte[] adId,
            byte[] adType,
            boolean click,
            byte[] ipAddress) {
        return line(
                index,
                eventOffsetMillis,
                text(userId),
                text(pageId),
                text(adId),
                text(adType),
                click ? "click" : "view",
                text(ipAddress));
    }

    static String ofMalformed(long index) {
        return index + "|malformed";
    }

    /** The line of an event if the bytes are exactly one, as this workload writes it; else that of a malformed record. */
    static String ofRecord(long index, byte[] value, long startEpochMillis) {
        Matcher event = EVENT.matcher(text(value));
        if (!event.matches()) {
            return ofMalformed(index);
        }
        return line(
                index,
                Long.parseLong(event.group(6)) - startEpochMillis,
                event.group(1),
                event.group(2),
                event.group(3),
                event.group(4),
                event.group(5),
                event.group(7));
    }

    private static String line(
            long index,
            long eventOffsetMillis,
            String userId,
            String pageId,
            String adId,
            String adType,
            String eventType,
            String ipAddress) {
        return index + "|" + eventOffsetMillis + "|" + userId + "|" + pageId + "|" + adId + "|" + adType + "|"
                + eventType + "|" + ipAddress;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
