package dev.streamgauge.bench.ingest;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Producers that send ad events at a rate, as a search for capacity has them, until they are killed or their time is over. */
public final class IngestLoad {

    private IngestLoad() {}

    /**
     * Runs once.
     *
     * @param args bootstrap servers, topic, events a second, producers, seconds, seed
     */
    public static void main(String[] args) throws InterruptedException {
        int producerCount = Integer.parseInt(args[3]);
        Duration span = Duration.ofSeconds(Long.parseLong(args[4]));
        try (KafkaProducers producers = new KafkaProducers(args[0], args[1], producerCount, ProducerSettings.CAPACITY);
                OpenLoop load = OpenLoop.start(
                        AdLoad.workload(
                                ArrivalKind.SPP, Double.parseDouble(args[2]), producerCount, Long.parseLong(args[5]))
                                .stream(),
                        producers,
                        WallClock.epochNanos(),
                        span)) {
            boolean unused = new CountDownLatch(1).await(span.toMillis(), TimeUnit.MILLISECONDS);
            if (load.failure() != null) {
                throw new IllegalStateException("The load broke", load.failure());
            }
            producers.flush();
            SendLedger ledger = load.ledger();
            Child.tell(Map.of(
                    "sent", ledger.sent(),
                    "acknowledged", ledger.acknowledged(),
                    "failed", ledger.failed(),
                    "lagP50Micros", ledger.lagNanos().getValueAtPercentile(50) / 1e3,
                    "lagP99Micros", ledger.lagNanos().getValueAtPercentile(99) / 1e3));
        }
    }
}
