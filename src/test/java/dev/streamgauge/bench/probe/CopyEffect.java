package dev.streamgauge.bench.probe;

import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.bench.rig.Tally;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How fast a {@link CopyLoop} copies results, with and without a probe that sees every single one of them. */
final class CopyEffect {

    private static final int RESULTS = 1_000_000;
    private static final Duration START_UP = Duration.ofSeconds(30);
    private static final String INPUT = "copy-input";

    /** The probe keeps every result that it has seen. */
    private static final List<String> PROBE_FLAGS = Stream.concat(
                    Child.FLAGS.stream().filter(flag -> !flag.startsWith("-Xm")), Stream.of("-Xms512m", "-Xmx3g"))
            .toList();

    private final BenchBroker broker;
    private final Path directory;
    private final Sizes sizes;

    /**
     * What one run reached.
     *
     * @param seenPerSecond what the probe saw meanwhile; null without one
     */
    record Reached(double copiedPerSecond, @Nullable Double seenPerSecond) {}

    /** Fills the input with results. */
    CopyEffect(BenchBroker broker, Path directory, Sizes sizes) {
        this.broker = broker;
        this.directory = directory;
        this.sizes = sizes;
        broker.create(INPUT, 1);
        try (KafkaProducers producers =
                new KafkaProducers(broker.bootstrapServers(), INPUT, 1, ProducerSettings.THROUGHPUT)) {
            for (int i = 0; i < RESULTS; i++) {
                producers.send(i, 0, 0, 0, Results.json(i), IGNORED);
            }
            producers.flush();
        }
        if (broker.records(INPUT) < RESULTS) {
            throw new IllegalStateException("The results to copy were not all taken");
        }
    }

    private static final EventSink.Fate IGNORED = new EventSink.Fate() {
        @Override
        public void acknowledged(long index) {
            // The broker is asked afterwards how many it has.
        }

        @Override
        public void failed(long index, Exception reason) {
            // Likewise.
        }
    };

    Reached run(int round, boolean probed) {
        String output = "copy-output-%d-%s".formatted(round, probed ? "probed" : "alone");
        Path own = directory.resolve(output);
        broker.create(output, 1);
        try (ChildProcess copy =
                Child.start("copy", own, CopyLoop.class, List.of(broker.bootstrapServers(), INPUT, output))) {
            if (!probed) {
                return new Reached(measured(copy, List.of()), null);
            }
            try (ChildProcess probe = Child.start(
                    "probe",
                    own,
                    PROBE_FLAGS,
                    ProbeWatch.class.getName(),
                    List.of(broker.bootstrapServers(), output))) {
                double copied = measured(copy, List.of(probe));
                double seen = Tally.sinceWarm(Tally.told(probe), sizes);
                probe.kill();
                copy.kill();
                return new Reached(copied, seen);
            }
        } finally {
            broker.delete(output);
        }
    }

    private double measured(ChildProcess copy, List<ChildProcess> others) {
        List<ServiceProcess> involved = new ArrayList<>(broker.processes());
        involved.add(copy);
        involved.addAll(others);
        Await.until(
                "the copy loop to be measured",
                sizes.span().plus(START_UP),
                involved,
                () -> Tally.measured(Tally.told(copy), sizes).isPresent());
        return Tally.measured(Tally.told(copy), sizes).orElseThrow().recordsPerSecond();
    }
}
