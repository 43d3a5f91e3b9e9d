package dev.streamgauge.bench.broker;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.bench.rig.TallyPrinter;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.load.Priority;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Our load with a schedule that nothing can keep: every event is due before the last one is sent. Runs until it is killed.
 *
 * <p>All accounts are kept but the backlog, which a trial keeps to find out whether its schedule was kept; this one is not.
 */
public final class FullSpeed {

    /** Far beyond what a core can encode. */
    static final double RATE_HZ = 50_000_000;

    private FullSpeed() {}

    /**
     * Sends at full speed.
     *
     * @param args bootstrap servers, topic, codec, number of producers
     */
    public static void main(String[] args) throws InterruptedException {
        int producerCount = Integer.parseInt(args[3]);
        try (KafkaProducers producers = new KafkaProducers(
                        args[0], args[1], producerCount, ProducerSettings.THROUGHPUT.withCompression(args[2]));
                OpenLoop load = OpenLoop.start(
                        AdLoad.workload(ArrivalKind.SPP, RATE_HZ, producerCount, 1).stream(),
                        producers,
                        WallClock.epochNanos(),
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        Priority.NORMAL)) {
            TallyPrinter.start(() -> acknowledged(load));
            Thread.currentThread().join();
        }
    }

    private static long acknowledged(OpenLoop load) {
        @Nullable Throwable broken = load.failure();
        if (broken != null || load.ledger().failed() > 0) {
            System.err.println("The load broke: " + broken + " " + load.ledger().failures());
            Runtime.getRuntime().halt(1);
        }
        return load.ledger().acknowledged();
    }
}
