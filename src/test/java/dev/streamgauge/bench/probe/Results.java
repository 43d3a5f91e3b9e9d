package dev.streamgauge.bench.probe;

import java.nio.charset.StandardCharsets;

/** Rows as the engines publish them. */
public final class Results {

    private static final long START_MILLIS = 1_750_000_000_000L;

    private Results() {}

    /** The row of the given number, as JSON: a window of a second with about 1,500 events. */
    public static byte[] json(int number) {
        long start = START_MILLIS + 1000L * number;
        int views = 1300 + number % 100;
        int clicks = 100 + number % 37;
        return ("{\"window_start_ms\":%d,\"window_end_ms\":%d,\"views\":%d,\"clicks\":%d,\"ctr\":%s,"
                        + "\"latest_kafka_ts_ms\":%d,\"max_producer_ns\":%d,\"computed_ns\":%d}")
                .formatted(
                        start,
                        start + 1000,
                        views,
                        clicks,
                        (double) clicks / views,
                        start + 999,
                        (start + 998) * 1_000_000L + number,
                        (start + 2100) * 1_000_000L + number)
                .getBytes(StandardCharsets.UTF_8);
    }
}
