package dev.streamgauge.bench.regression;

import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.Workload;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A topic that holds the whole stream before anyone reads it, so that no generator takes CPU from who does.
 *
 * @param topic its name
 * @param records how many records it holds
 * @param oracle what must come out for each
 */
record Preload(String topic, int records, RecordOracle oracle) {

    private static final String TOPIC = "regression-input";

    /** How many records may wait for the broker: what waits too long on a slow machine is given up. */
    private static final int MOST_WAITING = 50_000;

    /** Fills the topic. */
    static Preload fill(BenchBroker broker, Volume volume, long seed) {
        Workload workload = RecordLoad.workload(volume, seed);
        broker.create(TOPIC, RecordLoad.PARTITIONS);
        Fates fates = new Fates();
        try (KafkaProducers producers =
                new KafkaProducers(broker.bootstrapServers(), TOPIC, 1, ProducerSettings.CAPACITY)) {
            EventStream stream = workload.stream();
            long startNanos = WallClock.epochNanos();
            for (int i = 0; i < volume.total(); i++) {
                stream.advance();
                if (stream.intendedOffsetNanos() == EventStream.NEVER || stream.malformed()) {
                    throw new IllegalStateException(
                            "%d good records were to be sent, but record %d is none".formatted(volume.total(), i));
                }
                long sentNanos = WallClock.epochNanos();
                producers.send(
                        stream.index(),
                        sentNanos,
                        stream.producer(),
                        stream.partition(),
                        stream.encode(startNanos, sentNanos),
                        fates);
                if (i % MOST_WAITING == 0) {
                    producers.flush();
                }
            }
            producers.flush();
        }
        fates.requireNoFailure();
        long held = broker.records(TOPIC);
        if (held != volume.total()) {
            throw new IllegalStateException(
                    "%d records were sent and taken, but the topic holds %d".formatted(volume.total(), held));
        }
        return new Preload(
                TOPIC,
                volume.total(),
                workload.records().orElseThrow(() -> new IllegalStateException("The workload predicts no records")));
    }

    private static final class Fates implements EventSink.Fate {

        private final AtomicLong failed = new AtomicLong();
        private final AtomicReference<@Nullable Exception> last = new AtomicReference<>();

        @Override
        public void acknowledged(long index) {
            // As it should be.
        }

        @Override
        public void failed(long index, Exception reason) {
            last.set(reason);
            failed.incrementAndGet();
        }

        void requireNoFailure() {
            if (failed.get() > 0) {
                throw new IllegalStateException(
                        "%d records of the input were not taken; the last for this reason".formatted(failed.get()),
                        last.get());
            }
        }
    }
}
