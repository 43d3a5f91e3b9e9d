package dev.streamgauge.bench.probe;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.workload.EventStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A topic full of ad events that no one has read yet, dated as if they had been sent on schedule. A job reads it as fast as
 * it can.
 *
 * @param startEpochMillis event time of offset 0; a whole number of windows
 * @param windows how many windows must come out
 * @param eventsFrom for each window, how many events lie in it and all later ones of these windows
 */
record Backlog(long startEpochMillis, int windows, long[] eventsFrom) {

    private static final long START_EPOCH_MILLIS = 1_750_000_000_000L;

    /** Events that follow the last window, so that the watermark passes it in every partition. */
    private static final Duration CLOSING = Duration.ofSeconds(3);

    /**
     * Fills the topic.
     *
     * @param span how much of the stream lies in windows that come out
     */
    static Backlog fill(
            String bootstrapServers, String topic, Pipeline pipeline, double rateHz, Duration span, long seed) {
        int windows = Math.toIntExact(span.dividedBy(pipeline.window()));
        long[] inWindow = new long[windows];
        long endNanos = span.plus(pipeline.watermarkDelay()).plus(CLOSING).toNanos();
        EventStream stream = AdLoad.workload(ArrivalKind.SPP, rateHz, 1, seed).stream();
        Fates fates = new Fates();
        try (KafkaProducers producers = new KafkaProducers(bootstrapServers, topic, 1, ProducerSettings.THROUGHPUT)) {
            long startNanos = START_EPOCH_MILLIS * 1_000_000L;
            stream.advance();
            while (stream.intendedOffsetNanos() < endNanos) {
                int window =
                        (int) (stream.intendedOffsetNanos() / pipeline.window().toNanos());
                if (window < windows) {
                    inWindow[window]++;
                }
                producers.send(
                        stream.index(),
                        startNanos + stream.intendedOffsetNanos(),
                        0,
                        stream.partition(),
                        stream.encode(startNanos, startNanos + stream.intendedOffsetNanos()),
                        fates);
                stream.advance();
            }
            producers.flush();
        }
        fates.requireNoFailure();
        long[] from = inWindow.clone();
        for (int window = windows - 2; window >= 0; window--) {
            from[window] += from[window + 1];
        }
        return new Backlog(START_EPOCH_MILLIS, windows, from);
    }

    /** Events in all windows that must come out. */
    long events() {
        return eventsFrom[0];
    }

    /** Whether every event that was sent has arrived. */
    private static final class Fates implements EventSink.Fate {

        private final AtomicLong failed = new AtomicLong();

        @Override
        public void acknowledged(long index) {
            // As it should be.
        }

        @Override
        public void failed(long index, Exception reason) {
            failed.incrementAndGet();
        }

        void requireNoFailure() {
            if (failed.get() > 0) {
                throw new IllegalStateException(failed.get() + " events of the backlog were not taken");
            }
        }
    }
}
