package dev.streamgauge.report;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.KeyLocations;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                configurations.add(configuration(engine, arrivals));
            }
        }
        return new Experiment(
                ID,
                TITLE,
                new Experiment.Source("000", "3"),
                List.of("Java jobs in place of PySpark & PyFlink", "time compressed: windows of 2 s, not 10 s"),
                Scale.QUICK,
                42,
                1,
                Map.of("engine", List.of("flink", "spark"), "arrivals", List.of("spp", "mmpp")),
                configurations,
                List.of(),
                List.of(),
                null,
                null,
                null,
                differences,
                new KeyLocations("synthetic.yaml", Map.of()));
    }

    private static Configuration configuration(String engine, String arrivals) {
        Duration second = Duration.ofSeconds(1);
        return new Configuration(
                Map.of("engine", engine, "arrivals", arrivals),
                engine,
                new Load(
                        new Load.Arrivals(
                                arrivals.equals("spp") ? Load.ArrivalKind.SPP : Load.ArrivalKind.MMPP,
                                second,
                                second.multipliedBy(4),
                                4),
                        1500,
                        4,
                        new Load.AdEvents(10, 100, 1000, 100, 0.1),
                        Load.Lateness.NONE,
                        0),
                new Pipeline(
                        second.multipliedBy(2),
                        second.multipliedBy(4),
                        Pipeline.Grouping.NONE,
                        Pipeline.OutputMode.APPEND,
                        4,
                        2,
                        second,
                        new Pipeline.Spark(second),
                        new Pipeline.Flink(Duration.ofMillis(200), Duration.ofMillis(10), second)),
                new Timing(second.multipliedBy(6), second.multipliedBy(48), second.multipliedBy(30)));
    }
}
