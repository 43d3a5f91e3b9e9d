package dev.streamgauge.trial;

import dev.streamgauge.evidence.Statistics;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Latencies of results since anybody last asked. One thread enters them and never waits; another one takes them.
 *
 * <p>Entering one costs about 15 ns, too much for millions that nobody asked to look at: then one in many is enough.
 */
final class SeenLatency {

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(2);
    private final int oneIn;
    private int passedOver;
    private @Nullable Histogram taken;

    /** @param oneIn so many results stand for each other, and the last of them is entered; 1 enters each */
    SeenLatency(int oneIn) {
        this.oneIn = oneIn;
    }

    /** A result has been seen. */
    void enter(long latencyNanos) {
        if (++passedOver < oneIn) {
            return;
        }
        passedOver = 0;
        recorder.recordValue(Math.max(0, latencyNanos));
    }

    /** What has been entered since this was asked last. */
    Statistics take() {
        taken = recorder.getIntervalHistogram(taken);
        return Statistics.ofNanos(taken);
    }
}
