package dev.streamgauge.workload.ctr;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the nine fields of an ad event (seed 001, section 3) as JSON, from pieces that are put together once: each id with
 * the name of the field that follows it.
 *
 * <p>Allocates nothing once it has met every length: a Kafka producer takes a whole array as the value, so there is one array
 * for each length that occurs, filled anew each time.
 */
final class AdEventWriter {

    private static final byte[] PRODUCER_TIMESTAMP_NS = AdCatalogue.ascii(",\"producer_timestamp_ns\":");

    /** The two digits of each number below 100. */
    private static final byte[] PAIRS = AdCatalogue.ascii(IntStream.range(0, 100)
            .mapToObj(number -> "" + number / 10 + number % 10)
            .collect(Collectors.joining()));

    private static final int EIGHT_DIGITS = 100_000_000;

    /** Enough for both numbers, whatever they are. */
    private static final int NUMBERS = 2 * Long.toString(Long.MIN_VALUE).length();

    private final byte[][] producers;
    private final byte[][] users;
    private final byte[][] pages;
    private final byte[][] ads;
    private final byte[][] views;
    private final byte[][] clicks;
    private final byte[][] addresses;

    private final byte[] buffer;
    private final byte[] @Nullable [] byLength;

    /**
     * A writer of events of these users, pages and ads.
     *
     * @param producers how many producers there are
     */
    AdEventWriter(AdCatalogue catalogue, int producers) {
        this.producers = pieces(
                producers, "{\"producer_id\":\"", id -> AdCatalogue.ascii("producer-" + id), "\",\"user_id\":\"");
        users = pieces(catalogue.users(), "", catalogue::user, "\",\"page_id\":\"");
        pages = pieces(catalogue.pages(), "", catalogue::page, "\",\"ad_id\":\"");
        ads = pieces(catalogue.ads(), "", catalogue::ad, "\",\"ad_type\":\"");
        views = pieces(catalogue.adTypes(), "", catalogue::adType, "\",\"event_type\":\"view\",\"event_time_ms\":");
        clicks = pieces(catalogue.adTypes(), "", catalogue::adType, "\",\"event_type\":\"click\",\"event_time_ms\":");
        addresses = pieces(catalogue.users(), ",\"ip_address\":\"", catalogue::address, "\"}");
        int longest = longest(this.producers)
                + longest(users)
                + longest(pages)
                + longest(ads)
                + longest(clicks)
                + PRODUCER_TIMESTAMP_NS.length
                + longest(addresses)
                + NUMBERS;
        buffer = new byte[longest];
        byLength = new byte[longest + 1][];
    }

    private static byte[][] pieces(int count, String before, IntFunction<byte[]> id, String after) {
        return IntStream.range(0, count)
                .mapToObj(number -> AdCatalogue.ascii(before + AdCatalogue.text(id.apply(number)) + after))
                .toArray(byte[][]::new);
    }

    private static int longest(byte[][] pieces) {
        return IntStream.range(0, pieces.length)
                .map(piece -> pieces[piece].length)
                .max()
                .orElse(0);
    }

    /** The event, by the numbers of what it tells of; valid until the next one is written. */
    byte[] write(
            int producer,
            int user,
            int page,
            int ad,
            int adType,
            boolean click,
            long eventTimeMillis,
            long producerTimestampNanos) {
        int length = put(0, producers[producer]);
        length = put(length, users[user]);
        length = put(length, pages[page]);
        length = put(length, ads[ad]);
        length = put(length, click ? clicks[adType] : views[adType]);
        length = put(length, eventTimeMillis);
        length = put(length, PRODUCER_TIMESTAMP_NS);
        length = put(length, producerTimestampNanos);
        length = put(length, addresses[user]);
        byte[] value = byLength[length];
        if (value == null) {
            value = new byte[length];
            byLength[length] = value;
        }
        System.arraycopy(buffer, 0, value, 0, length);
        return value;
    }

    /** Each of these writes from a place on, and returns the place after it. */
    private int put(int at, byte[] text) {
        System.arraycopy(text, 0, buffer, at, text.length);
        return at + text.length;
    }

    private int put(int at, long number) {
        if (number < 0) {
            return put(at, AdCatalogue.ascii(Long.toString(number))); // a time before 1970
        }
        long upper = number / EIGHT_DIGITS;
        int lower = (int) (number - upper * EIGHT_DIGITS);
        if (upper == 0) {
            return putFirst(at, lower);
        }
        int top = (int) (upper / EIGHT_DIGITS);
        int middle = (int) (upper - (long) top * EIGHT_DIGITS);
        int place = top == 0 ? putFirst(at, middle) : putEight(putFirst(at, top), middle);
        return putEight(place, lower);
    }

    /** The digits that a number begins with: no zeros before them. */
    private int putFirst(int at, int number) {
        int end = at + 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            end++;
        }
        int rest = number;
        for (int place = end - 1; place >= at; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    /** Exactly eight digits, none of which waits for another to be divided off. */
    private int putEight(int at, int number) {
        int left = number / 10_000;
        int right = number - left * 10_000;
        putPair(at, left / 100);
        putPair(at + 2, left % 100);
        putPair(at + 4, right / 100);
        putPair(at + 6, right % 100);
        return at + 8;
    }

    private void putPair(int at, int pair) {
        buffer[at] = PAIRS[2 * pair];
        buffer[at + 1] = PAIRS[2 * pair + 1];
    }
}
