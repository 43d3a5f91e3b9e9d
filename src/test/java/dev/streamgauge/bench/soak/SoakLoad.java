package dev.streamgauge.bench.soak;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.process.WallClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A load as a trial has it, for a long time, that tells now and then how much heap is left after a collection. */
public final class SoakLoad {

    private SoakLoad() {}

    /**
     * Runs once.
     *
     * @param args bootstrap servers, topic, events a second, producers, seconds, seconds between samples
     */
    public static void main(String[] args) throws InterruptedException {
        int producerCount = Integer.parseInt(args[3]);
        Duration span = Duration.ofSeconds(Long.parseLong(args[4]));
        long betweenSeconds = Long.parseLong(args[5]);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        CountDownLatch over = new CountDownLatch(1);
        try (KafkaProducers producers = new KafkaProducers(args[0], args[1], producerCount);
                OpenLoop load = OpenLoop.start(
                        AdLoad.workload(ArrivalKind.SPP, Double.parseDouble(args[2]), producerCount, 1).stream(),
                        producers,
                        WallClock.epochNanos(),
                        span)) {
            long startNanos = System.nanoTime();
            var sampling = clock.scheduleAtFixedRate(
                    () -> sample(load, startNanos), betweenSeconds, betweenSeconds, TimeUnit.SECONDS);
            var ending = clock.schedule(over::countDown, span.toSeconds() + 1, TimeUnit.SECONDS);
            over.await();
            clock.shutdown();
            producers.flush();
            end(load);
        }
    }

    private static void sample(OpenLoop load, long startNanos) {
        System.gc();
        Child.tell(Map.of(
                "minutes",
                (System.nanoTime() - startNanos) / 60e9,
                "heapMiB",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20),
                "sent",
                load.ledger().sent(),
                "acknowledged",
                load.ledger().acknowledged()));
    }

    private static void end(OpenLoop load) {
        if (load.failure() != null) {
            throw new IllegalStateException("The load broke", load.failure());
        }
        SendLedger ledger = load.ledger();
        Child.tell(Map.of(
                "sent", ledger.sent(),
                "acknowledged", ledger.acknowledged(),
                "failed", ledger.failed(),
                "lagP99Micros", ledger.lagNanos().getValueAtPercentile(99) / 1e3,
                "timer", load.timer()));
    }
}
