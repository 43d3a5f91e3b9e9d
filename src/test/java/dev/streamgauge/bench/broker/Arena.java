package dev.streamgauge.bench.broker;

import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Cpu;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.bench.rig.Tally;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets contenders fill a topic, one at a time, each a fresh one that is gone when the next begins. */
record Arena(BenchBroker broker, Path directory, int partitions) {

    private static final Duration START_UP = Duration.ofSeconds(30);

    /**
     * What a contender reached.
     *
     * @param stretch its rate after the warm-up
     * @param clientCores what it kept busy meanwhile
     * @param brokerCores what the broker kept busy meanwhile
     * @param machineCores what everything on the machine kept busy meanwhile
     */
    record Reached(Tally.Stretch stretch, double clientCores, double brokerCores, double machineCores) {

        double othersCores() {
            return machineCores - clientCores - brokerCores;
        }

        double recordsPerSecond() {
            return stretch.recordsPerSecond();
        }

        Map<String, Object> fields() {
            return Map.of(
                    "recordsPerSecond",
                    Math.round(recordsPerSecond()),
                    "fromSeconds",
                    stretch.fromSeconds(),
                    "toSeconds",
                    stretch.toSeconds(),
                    "clientCores",
                    clientCores,
                    "brokerCores",
                    brokerCores,
                    "machineCores",
                    machineCores);
        }
    }

    /** Runs it once. */
    Reached run(Contender contender, String codec, String topic, Sizes sizes) {
        broker.create(topic, partitions);
        try (ChildProcess child = contender.start(directory.resolve(topic), broker.bootstrapServers(), topic, codec)) {
            List<ServiceProcess> involved = new ArrayList<>(broker.processes());
            involved.add(child);
            Await.until(
                    contender.name() + " to warm up",
                    sizes.warmUp().plus(START_UP),
                    involved,
                    () -> Tally.warm(contender.tallies(child), sizes));
            Cpu client = Cpu.of(List.of(child));
            Cpu server = Cpu.of(broker.processes());
            Await.until(
                    contender.name() + " to be measured",
                    sizes.measure().plus(START_UP),
                    involved,
                    () -> Tally.measured(contender.tallies(child), sizes).isPresent());
            double clientCores = client.cores();
            double brokerCores = server.cores();
            double machineCores = Cpu.machineCores();
            child.kill();
            return new Reached(
                    Tally.measured(contender.tallies(child), sizes).orElseThrow(),
                    clientCores,
                    brokerCores,
                    machineCores);
        } finally {
            broker.delete(topic);
        }
    }
}
