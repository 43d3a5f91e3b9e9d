package dev.streamgauge.workload.ctr;

import java.util.Arrays;

/** Writes the nine fields of an ad event (seed 001, section 3) as JSON into a buffer that it uses again and again. */
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

    /** Twice what the longest ids and numbers can fill. */
    private final byte[] buffer = new byte[640];

    private int length;

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
        return Arrays.copyOf(buffer, length);
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
    }

    private void put(long number) {
        if (number < 0) {
            buffer[length++] = '-';
        }
        int first = length;
        long rest = number;
        do {
            buffer[length++] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        for (int left = first, right = length - 1; left < right; left++, right--) {
            byte digit = buffer[left];
            buffer[left] = buffer[right];
            buffer[right] = digit;
        }
    }
}
