package dev.streamgauge.workload.ctr;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the nine fields of an ad event (seed 001, section 3) as JSON. Allocates nothing once it has met every length: a
 * Kafka producer takes a whole array as the value, so there is one array for each length that occurs, filled anew each time.
 */
final class AdEventWriter {

    private static final byte[] PRODUCER_ID = AdCatalogue.ascii("{\"producer_id\":\"");
    private static final byte[] USER_ID = AdCatalogue.ascii("\",\"user_id\":\"");
    private static final byte[] PAGE_ID = AdCatalogue.ascii("\",\"page_id\":\"");
    private static final byte[] AD_ID = AdCatalogue.ascii("\",\"ad_id\":\"");
    private static final byte[] AD_TYPE = AdCatalogue.ascii("\",\"ad_type\":\"");
    private static final byte[] VIEW = AdCatalogue.ascii("\",\"event_type\":\"view\",\"event_time_ms\":");
    private static final byte[] CLICK = AdCatalogue.ascii("\",\"event_type\":\"click\",\"event_time_ms\":");
    private static final byte[] PRODUCER_TIMESTAMP_NS = AdCatalogue.ascii(",\"producer_timestamp_ns\":");
    private static final byte[] IP_ADDRESS = AdCatalogue.ascii(",\"ip_address\":\"");
    private static final byte[] END = AdCatalogue.ascii("\"}");

    /** The two digits of each number below 100. */
    private static final byte[] PAIRS = AdCatalogue.ascii(IntStream.range(0, 100)
            .mapToObj(number -> "" + number / 10 + number % 10)
            .collect(Collectors.joining()));

    private static final int LONGEST_NUMBER = Long.toString(Long.MIN_VALUE).length();

    /** Twice what the longest ids and numbers can fill. */
    private final byte[] buffer = new byte[640];

    private final byte[] @Nullable [] byLength = new byte[buffer.length + 1][];
    private final byte[] digits = new byte[LONGEST_NUMBER];

    private int length;

    /** The event; valid until the next one is written. */
    byte[] write(
            byte[] producerId,
            byte[] userId,
            byte[] pageId,
            byte[] adId,
            byte[] adType,
            boolean click,
            long eventTimeMillis,
            long producerTimestampNanos,
            byte[] ipAddress) {
        length = 0;
        put(PRODUCER_ID);
        put(producerId);
        put(USER_ID);
        put(userId);
        put(PAGE_ID);
        put(pageId);
        put(AD_ID);
        put(adId);
        put(AD_TYPE);
        put(adType);
        put(click ? CLICK : VIEW);
        put(eventTimeMillis);
        put(PRODUCER_TIMESTAMP_NS);
        put(producerTimestampNanos);
        put(IP_ADDRESS);
        put(ipAddress);
        put(END);
        byte[] value = byLength[length];
        if (value == null) {
            value = new byte[length];
            byLength[length] = value;
        }
        System.arraycopy(buffer, 0, value, 0, length);
        return value;
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
    }

    /** Counts down from 0, since the least number has no positive counterpart. */
    private void put(long number) {
        if (number < 0) {
            buffer[length++] = '-';
        }
        long rest = number < 0 ? number : -number;
        int first = LONGEST_NUMBER;
        while (rest <= -100) {
            long quotient = rest / 100;
            first = putPair(first, (int) (quotient * 100 - rest));
            rest = quotient;
        }
        first = putPair(first, (int) -rest);
        if (rest > -10) {
            first++;
        }
        System.arraycopy(digits, first, buffer, length, LONGEST_NUMBER - first);
        length += LONGEST_NUMBER - first;
    }

    private int putPair(int end, int pair) {
        digits[end - 1] = PAIRS[2 * pair + 1];
        digits[end - 2] = PAIRS[2 * pair];
        return end - 2;
    }
}
