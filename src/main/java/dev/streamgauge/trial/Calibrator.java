package dev.streamgauge.trial;

import dev.streamgauge.evidence.Calibration;
import dev.streamgauge.evidence.Calibration.Figure;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.testbed.kafka.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * Measures the machine with work that never changes: a processor core, the broker, the clock. Takes about three seconds. Whoever
 * changes the work changes what every recorded baseline is relative to.
 */
public final class Calibrator {

    private static final int ROUNDS = 7;
    private static final int SORTED = 100_000;
    private static final int SORTS = 12;
    private static final int RECORDS = 40_000;
    private static final int RECORD_BYTES = 120;
    private static final int WAKES = 60;
    private static final long WAKE_NANOS = 1_000_000;
    private static final String TOPIC = "streamgauge-calibration";

    private Calibrator() {}

    /** Measures processor, clock and broker, which must be running and otherwise idle. */
    public static Calibration of(Broker broker) {
        Map<String, Figure> figures = new LinkedHashMap<>(ofProcessorAndClock().figures());
        figures.put(Calibration.BROKER, broker(broker.bootstrapServers()));
        return new Calibration(figures);
    }

    /** Measures what needs no broker. */
    static Calibration ofProcessorAndClock() {
        return new Calibration(Map.of(
                Calibration.CPU, rounds("sorts/s of %,d numbers".formatted(SORTED), Calibrator::sortsHz),
                Calibration.CLOCK, rounds("us late to wake up", Calibrator::wakesLateMicros)));
    }

    /** The first round is warm-up: the JVM compiles, connections are made. */
    private static Figure rounds(String unit, DoubleSupplier round) {
        var unused = round.getAsDouble();
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round.getAsDouble());
        }
        return new Figure(unit, rounds);
    }

    private static double sortsHz() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1L);
        long from = System.nanoTime();
        for (int sort = 0; sort < SORTS; sort++) {
            long[] numbers = new long[SORTED];
            Arrays.setAll(numbers, i -> random.nextLong());
            Arrays.sort(numbers);
        }
        return SORTS / seconds(from);
    }

    private static double wakesLateMicros() {
        double[] late = new double[WAKES];
        for (int i = 0; i < WAKES; i++) {
            long from = System.nanoTime();
            LockSupport.parkNanos(WAKE_NANOS);
            late[i] = Math.max(1, System.nanoTime() - from - WAKE_NANOS) / 1e3;
        }
        return Median.withDefaults().evaluate(late);
    }

    private static Figure broker(String bootstrapServers) {
        try (Topics topics = new Topics(bootstrapServers)) {
            topics.create(TOPIC, 1);
            try (KafkaProducers producers = new KafkaProducers(bootstrapServers, TOPIC, 1, ProducerSettings.CAPACITY)) {
                return rounds("acknowledged records/s of %d bytes".formatted(RECORD_BYTES), () -> sendsHz(producers));
            } finally {
                topics.delete(List.of(TOPIC));
            }
        }
    }

    private static double sendsHz(KafkaProducers producers) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        EventSink.Fate fate = new EventSink.Fate() {
            @Override
            public void acknowledged(long index) {
                // counted by all being flushed and none having failed
            }

            @Override
            public void failed(long index, Exception reason) {
                failure.set(reason);
            }
        };
        byte[] value = new byte[RECORD_BYTES];
        long from = System.nanoTime();
        for (int i = 0; i < RECORDS; i++) {
            producers.send(i, from, 0, 0, value, fate);
        }
        producers.flush();
        double hz = RECORDS / seconds(from);
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the broker does not take the records of the calibration", failed);
        }
        return hz;
    }

    private static double seconds(long fromNanos) {
        return (System.nanoTime() - fromNanos) / 1e9;
    }
}
