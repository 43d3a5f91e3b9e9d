package dev.streamgauge.engine;

import java.util.stream.IntStream;

/** What an engine waits for whose watermark is the least over all partitions. */
public final class SlowestPartition {

    private SlowestPartition() {}

    /**
     * How long it takes on average until each partition has had another event: {@code P H(P) / rate} for Poisson arrivals that
     * are spread evenly.
     *
     * @param partitions P
     * @param rateHz events a second over all partitions
     * @return milliseconds
     */
    public static double nextEventMs(int partitions, double rateHz) {
        return 1000
                * partitions
                * IntStream.rangeClosed(1, partitions).mapToDouble(k -> 1.0 / k).sum()
                / rateHz;
    }
}
