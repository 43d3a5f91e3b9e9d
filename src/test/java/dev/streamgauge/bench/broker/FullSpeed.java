package dev.streamgauge.bench.broker;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.bench.rig.TallyPrinter;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.load.Priority;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.load.ProducerShare;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.workload.ctr.AdWorkload;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Our load with a schedule that nothing can keep: every event is due before the last one is sent. Each producer has a thread
 * that keeps its share of the schedule. Runs until it is killed.
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
        KafkaProducers producers = new KafkaProducers(
                args[0], args[1], producerCount, ProducerSettings.THROUGHPUT.withCompression(args[2]));
        AdWorkload workload = AdLoad.workload(ArrivalKind.SPP, RATE_HZ, producerCount, 1);
        List<OpenLoop> loads = IntStream.range(0, producerCount)
                .mapToObj(share -> OpenLoop.start(
                        new ProducerShare(workload.stream(), share, producerCount),
                        producers,
                        WallClock.epochNanos(),
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        Priority.NORMAL))
                .toList();
        TallyPrinter.start(
                () -> loads.stream().mapToLong(FullSpeed::acknowledged).sum());
        Thread.currentThread().join();
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
