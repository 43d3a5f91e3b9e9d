package dev.streamgauge.bench.broker;

import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.bench.rig.Tally;
import dev.streamgauge.process.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Something that fills a topic as fast as it can, in a JVM of its own. */
sealed interface Contender {

    /** Its name in the outcome. */
    String name();

    /** Starts it. */
    ChildProcess start(Path directory, String bootstrapServers, String topic, String codec);

    /** What was acknowledged so far, as it tells itself. */
    List<Tally> tallies(ChildProcess child);

    /** Our own generator: schedule, encoding, accounting, producers. */
    record Ours(int producers) implements Contender {

        @Override
        public String name() {
            return producers == 1 ? "streamgauge, 1 producer" : "streamgauge, %d producers".formatted(producers);
        }

        @Override
        public ChildProcess start(Path directory, String bootstrapServers, String topic, String codec) {
            return Child.start(
                    "streamgauge",
                    directory,
                    FullSpeed.class,
                    List.of(bootstrapServers, topic, codec, Integer.toString(producers)));
        }

        @Override
        public List<Tally> tallies(ChildProcess child) {
            return Tally.told(child);
        }
    }

    /** The command that comes with Kafka. It ends long after anybody looks. */
    record Reference(Path payloads, List<String> producerSettings) implements Contender {

        private static final String MAIN = "org.apache.kafka.tools.ProducerPerformance";
        private static final String NEVER_REACHED = "2000000000";

        public Reference {
            producerSettings = List.copyOf(producerSettings);
        }

        @Override
        public String name() {
            return "ProducerPerformance";
        }

        @Override
        public ChildProcess start(Path directory, String bootstrapServers, String topic, String codec) {
            return Child.start(
                    "producer-performance",
                    directory,
                    Child.FLAGS,
                    MAIN,
                    Stream.concat(
                                    Stream.of(
                                            "--topic",
                                            topic,
                                            "--num-records",
                                            NEVER_REACHED,
                                            "--throughput",
                                            "-1",
                                            "--payload-file",
                                            payloads.toString(),
                                            "--producer-props",
                                            "bootstrap.servers=" + bootstrapServers,
                                            "compression.type=" + codec),
                                    producerSettings.stream())
                            .toList());
        }

        @Override
        public List<Tally> tallies(ChildProcess child) {
            return ReferenceLines.tallies(Child.lines(child));
        }
    }
}
