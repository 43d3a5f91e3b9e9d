package dev.streamgauge.bench.schedule;

import dev.streamgauge.load.EventSink;
import dev.streamgauge.workload.EventStream;

/** A producer's own share of the load, for the peers, which keep one schedule for each producer. For one thread. */
final class Share {

    private static final EventSink.Fate UNOBSERVED = new EventSink.Fate() {
        @Override
        public void acknowledged(long index) {
            // A peer keeps no accounts.
        }

        @Override
        public void failed(long index, Exception reason) {
            // Its events would be missed by the broker; lag is all that counts here.
        }
    };

    private final EventStream stream;
    private final EventSink sink;
    private final int producer;
    private final long startEpochNanos;
    private final long startNanos;
    private final LagLog log;

    Share(EventStream stream, EventSink sink, int producer, long startEpochNanos, long startNanos, LagLog log) {
        this.stream = stream;
        this.sink = sink;
        this.producer = producer;
        this.startEpochNanos = startEpochNanos;
        this.startNanos = startNanos;
        this.log = log;
    }

    int producer() {
        return producer;
    }

    LagLog log() {
        return log;
    }

    /** Moves to the next event, and tells when it is due. */
    long next() {
        stream.advance();
        return startNanos + stream.intendedOffsetNanos();
    }

    /** Sends the event, which was due then. */
    void send(long dueNanos) {
        long nowNanos = System.nanoTime();
        log.sent(dueNanos, nowNanos);
        long sentNanos = startEpochNanos + nowNanos - startNanos;
        sink.send(
                stream.index(),
                sentNanos,
                producer,
                stream.partition(),
                stream.encode(startEpochNanos, sentNanos),
                UNOBSERVED);
    }
}
