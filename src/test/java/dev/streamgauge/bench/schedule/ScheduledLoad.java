package dev.streamgauge.bench.schedule;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.workload.EventStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** A load that waits in one of the ways, in a JVM of its own, and tells at the end how late its events were. */
public final class ScheduledLoad {

    private static final Duration LEAD = Duration.ofMillis(500);

    private ScheduledLoad() {}

    /**
     * Runs once.
     *
     * @param args bootstrap servers, topic, way of waiting, events a second, producers, seconds of warm-up, measured
     *     seconds, seed
     */
    public static void main(String[] args) throws InterruptedException {
        Waiting waiting = Waiting.valueOf(args[2]);
        double rateHz = Double.parseDouble(args[3]);
        int producerCount = Integer.parseInt(args[4]);
        Duration warmUp = Duration.ofSeconds(Long.parseLong(args[5]));
        Duration measure = Duration.ofSeconds(Long.parseLong(args[6]));
        long seed = Long.parseLong(args[7]);
        Map<String, Object> told = new LinkedHashMap<>();
        try (KafkaProducers producers = new KafkaProducers(args[0], args[1], producerCount)) {
            long startEpochNanos = WallClock.epochNanos() + LEAD.toNanos();
            long startNanos = WallClock.monotonicNanos(startEpochNanos);
            try (Stretch stretch = new Stretch(startNanos + warmUp.toNanos(), measure)) {
                LagLog log;
                if (waiting.ours()) {
                    EventStream stream = AdLoad.workload(ArrivalKind.SPP, rateHz, producerCount, seed).stream();
                    LagTap tap = new LagTap(stream, producers, startNanos, stretch.log());
                    OpenLoop load = OpenLoop.start(
                            stream,
                            tap,
                            startEpochNanos,
                            warmUp.plus(measure),
                            warmUp.plus(measure),
                            waiting.priority());
                    stretch.awaitEnd();
                    load.close();
                    if (load.failure() != null) {
                        throw new IllegalStateException("The load broke", load.failure());
                    }
                    told.put("timer", load.timer());
                    log = tap.end();
                } else {
                    List<Share> shares = IntStream.range(0, producerCount)
                            .mapToObj(producer -> new Share(
                                    AdLoad.workload(kind(waiting), rateHz / producerCount, 1, seed + producer).stream(),
                                    producers,
                                    producer,
                                    startEpochNanos,
                                    startNanos,
                                    stretch.log()))
                            .toList();
                    Peers.run(waiting, shares, rateHz, seed, stretch);
                    stretch.awaitEnd();
                    log = stretch.log();
                    shares.forEach(share -> log.add(share.log()));
                }
                told.put("cores", stretch.cores());
                told.put("machineCores", stretch.machineCores());
                told.put("achieved", (double) log.sent() / log.lagNanos().getTotalCount());
                told.put("omitted", log.omitted());
                tell(told, log.lagNanos());
            }
        }
    }

    /** The seeds' loop sleeps for random gaps, OpenMessaging Benchmark's limiter has equal ones. */
    private static ArrivalKind kind(Waiting waiting) {
        return waiting == Waiting.LIMITER ? ArrivalKind.UNIFORM : ArrivalKind.SPP;
    }

    private static void tell(Map<String, Object> told, Histogram lagNanos) {
        told.put("events", lagNanos.getTotalCount());
        told.put("p50Micros", lagNanos.getValueAtPercentile(50) / 1e3);
        told.put("p99Micros", lagNanos.getValueAtPercentile(99) / 1e3);
        told.put("p999Micros", lagNanos.getValueAtPercentile(99.9) / 1e3);
        told.put("maxMicros", lagNanos.getMaxValue() / 1e3);
        told.put(
                "gcPausesMillis",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum());
        Child.tell(told);
    }

    /** Looks at the clock as our load hands an event over, on the load's own thread. */
    private record LagTap(EventStream stream, EventSink sink, long startNanos, LagLog log) implements EventSink {

        @Override
        public void send(long index, long sentNanos, int producer, int partition, byte[] value, Fate fate) {
            log.sent(startNanos + stream.intendedOffsetNanos(), System.nanoTime());
            sink.send(index, sentNanos, producer, partition, value, fate);
        }

        /** Once the load has ended: what it did not come to is omitted. */
        LagLog end() {
            while (!log.over(startNanos + stream.intendedOffsetNanos())) {
                log.omitted(startNanos + stream.intendedOffsetNanos());
                stream.advance();
            }
            return log;
        }
    }
}
