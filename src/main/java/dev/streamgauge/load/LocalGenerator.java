package dev.streamgauge.load;

import dev.streamgauge.workload.Workload;
import java.time.Duration;

/** An open loop in this JVM, for all producers. */
final class LocalGenerator implements LoadGenerator {

    /** What is left to do when the start is fixed is to wait for it. */
    private static final Duration LEAD = Duration.ofMillis(500);

    private final Workload workload;
    private final KafkaProducers producers;
    private final EventSink sink;

    private LocalGenerator(Workload workload, KafkaProducers producers, EventSink sink) {
        this.workload = workload;
        this.producers = producers;
        this.sink = sink;
    }

    static LocalGenerator connect(LoadRequest request) {
        KafkaProducers producers = new KafkaProducers(
                request.bootstrapServers(), request.topic(), request.producers(), request.settings());
        return new LocalGenerator(
                request.workload(), producers, request.wrapping().apply(producers));
    }

    @Override
    public Duration lead() {
        return LEAD;
    }

    @Override
    public RunningLoad start(long startEpochNanos, Duration atMost, Duration certifiedUntil) {
        return OpenLoop.start(workload.stream(), sink, startEpochNanos, atMost, certifiedUntil);
    }

    @Override
    public void flush() {
        producers.flush();
    }

    @Override
    public void close() {
        producers.close();
    }
}
