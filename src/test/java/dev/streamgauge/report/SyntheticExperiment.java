package dev.streamgauge.report;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.KeyLocations;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.experiment.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The experiment that the invented evidence belongs to. */
final class SyntheticExperiment {

    static final String ID = "synthetic-ctr-latency";
    static final String TITLE = "CTR latency, invented";
    static final String YAML = "id: synthetic-ctr-latency\n";

    private SyntheticExperiment() {}

    static Experiment experiment() {
        return experiment(Map.of(
                "trigger", "Spark works in micro-batches",
                "watermarkInterval", "Flink emits watermarks periodically"));
    }

    static Experiment experiment(Map<String, String> differences) {
        List<Configuration> configurations = new ArrayList<>();
        for (String engine : List.of("flink", "spark")) {
            for (String arrivals : List.of("spp", "mmpp")) {
                configurations.add(configuration(Map.of("engine", engine, "arrivals", arrivals), 1500, 4));
            }
        }
        return experiment(
                Map.of("engine", List.of("flink", "spark"), "arrivals", List.of("spp", "mmpp")),
                configurations,
                null,
                differences);
    }

    /** One that varies the producers, at 1500/s in total and at 375/s for each. */
    static Experiment byProducers() {
        return byProducers(null);
    }

    /** The same, with a search for the highest rate. */
    static Experiment searching() {
        return byProducers(new Search(1500, 9000, 0.1, 12, Duration.ofSeconds(1)));
    }

    private static Experiment byProducers(@Nullable Search search) {
        List<Configuration> configurations = new ArrayList<>();
        for (String engine : List.of("flink", "spark")) {
            for (String rateIs : List.of("total", "perProducer")) {
                for (int producers : List.of(1, 2, 4)) {
                    configurations.add(configuration(
                            Map.of(
                                    "engine",
                                    engine,
                                    "arrivals",
                                    "spp",
                                    "rateIs",
                                    rateIs,
                                    "producers",
                                    Integer.toString(producers)),
                            rateIs.equals("total") ? 1500 : 375 * producers,
                            producers));
                }
            }
        }
        return experiment(
                Map.of(
                        "engine",
                        List.of("flink", "spark"),
                        "arrivals",
                        List.of("spp"),
                        "rateIs",
                        List.of("total", "perProducer"),
                        "producers",
                        List.of("1", "2", "4")),
                configurations,
                search,
                Map.of());
    }

    /** An inference job on both engines at two degrees of parallelism: bulks of two sizes, and one paced load. */
    static Experiment inference() {
        List<Configuration> configurations = new ArrayList<>();
        for (String engine : List.of("flink", "spark")) {
            for (int parallelism : List.of(1, 2)) {
                for (int count : List.of(SyntheticRecords.PACED, 100_000, 400_000)) {
                    configurations.add(SyntheticRecords.configuration(engine, parallelism, count));
                }
            }
        }
        return experiment(
                Map.of(
                        "engine",
                        List.of("flink", "spark"),
                        "shape",
                        List.of("bulk", "paced"),
                        "parallelism",
                        List.of("1", "2"),
                        "count",
                        List.of("100000", "400000")),
                configurations,
                null,
                Map.of("trigger", "Spark works in micro-batches", "consumerGroup", "Spark makes its own"));
    }

    static Experiment experiment(
            Map<String, List<String>> factors,
            List<Configuration> configurations,
            @Nullable Search search,
            Map<String, String> differences) {
        return new Experiment(
                ID,
                TITLE,
                new Experiment.Source("000", "3"),
                List.of("Java jobs in place of PySpark & PyFlink", "time compressed: windows of 2 s, not 10 s"),
                Scale.QUICK,
                42,
                1,
                factors,
                configurations,
                List.of(),
                List.of(),
                search,
                null,
                null,
                differences,
                new KeyLocations("synthetic.yaml", Map.of()));
    }

    /** The pipeline as an engine says that it runs it. */
    static Map<String, String> settings(String engine) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "window", "2 s",
                "watermarkDelay", "4 s",
                "outputMode", "append",
                "partitions", "4",
                "parallelism", "2"));
        settings.putAll(
                engine.equals("flink")
                        ? Map.of("watermarkInterval", "200 ms", "checkpointing", "1 s")
                        : Map.of("trigger", "1 s", "checkpointing", "each batch"));
        return settings;
    }

    private static Configuration configuration(Map<String, String> levels, double rateHz, int producers) {
        String engine = Objects.requireNonNull(levels.get("engine"));
        String arrivals = Objects.requireNonNull(levels.get("arrivals"));
        Duration second = Duration.ofSeconds(1);
        return new Configuration(
                levels,
                engine,
                Load.ofAdEvents(
                        new Load.Arrivals(
                                arrivals.equals("spp") ? Load.ArrivalKind.SPP : Load.ArrivalKind.MMPP,
                                second,
                                second.multipliedBy(4),
                                4),
                        rateHz,
                        producers,
                        new Load.AdEvents(10, 100, 1000, 100, 0.1),
                        Load.Lateness.NONE,
                        0),
                Pipeline.ctr(
                        second.multipliedBy(2),
                        second.multipliedBy(4),
                        Pipeline.Grouping.NONE,
                        Pipeline.OutputMode.APPEND,
                        4,
                        2,
                        second,
                        new Pipeline.Spark(second, Pipeline.Deployment.LOCAL),
                        new Pipeline.Flink(
                                Duration.ofMillis(200),
                                Duration.ofMillis(10),
                                second,
                                Pipeline.Delivery.AT_LEAST_ONCE)),
                new Timing(second.multipliedBy(6), second.multipliedBy(48), second.multipliedBy(30)));
    }

    /** The files that a trial leaves, with next to nothing in them. */
    static void writeFiles(Path directory, String engine) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("windows.csv"), "windowStartMs,status\n1,MATCHED\n");
            Files.writeString(directory.resolve("results.csv"), "partition,offset\n0,0\n");
            Files.writeString(directory.resolve("timeline.csv"), "second,due\n0,1500\n");
            Files.writeString(directory.resolve("arrivals.csv"), "fromMs,expected\n0,150.0\n");
            Files.writeString(directory.resolve("manifest.json"), "{\"schemaVersion\": 1}\n");
            Files.writeString(directory.resolve("kafka.log"), "kafka is ready\n");
            Files.writeString(directory.resolve(engine + ".log"), engine + " is ready\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
