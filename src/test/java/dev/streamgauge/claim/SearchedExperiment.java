package dev.streamgauge.claim;

import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.KeyLocations;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An experiment that searches thresholds, and invented thresholds of it. */
public final class SearchedExperiment {

    public static final Search SEARCH = new Search(1_500, 50_000, 0.1, 12, Duration.ofSeconds(4));

    private static final Duration SECOND = Duration.ofSeconds(1);

    private SearchedExperiment() {}

    /** Over two engines, their producers, parallelism, and a setting of their own. */
    public static Experiment experiment() {
        Map<String, List<String>> factors = new LinkedHashMap<>();
        factors.put("engine", List.of("spark", "flink"));
        factors.put("producers", List.of("1", "2", "4"));
        factors.put("parallelism", List.of("1", "2"));
        factors.put("trigger", List.of("500 ms", "1 s"));
        factors.put("watermarkInterval", List.of("50 ms", "200 ms"));
        return experiment(factors, SEARCH);
    }

    /** Over other factors, with another search or none. */
    public static Experiment experiment(Map<String, List<String>> factors, Search search) {
        return new Experiment(
                "ctr-thresholds",
                "Thresholds, invented",
                new Experiment.Source("000", "4"),
                List.of(),
                Scale.QUICK,
                42,
                1,
                factors,
                List.of(configuration("spark"), configuration("flink")),
                List.of(),
                List.of(),
                search,
                null,
                null,
                Map.of(),
                new KeyLocations("synthetic.yaml", Map.of()));
    }

    private static Configuration configuration(String engine) {
        return new Configuration(
                Map.of("engine", engine),
                engine,
                Load.ofAdEvents(
                        new Load.Arrivals(Load.ArrivalKind.SPP, SECOND, SECOND.multipliedBy(4), 4),
                        1_500,
                        4,
                        new Load.AdEvents(10, 100, 1000, 100, 0.1),
                        Load.Lateness.NONE,
                        0),
                Pipeline.ctr(
                        SECOND.multipliedBy(2),
                        SECOND.multipliedBy(4),
                        Pipeline.Grouping.NONE,
                        Pipeline.OutputMode.APPEND,
                        4,
                        2,
                        SECOND,
                        new Pipeline.Spark(SECOND, Pipeline.Deployment.LOCAL),
                        new Pipeline.Flink(
                                Duration.ofMillis(200),
                                Duration.ofMillis(10),
                                SECOND,
                                Pipeline.Delivery.AT_LEAST_ONCE)),
                new Timing(SECOND.multipliedBy(6), SECOND.multipliedBy(48), SECOND.multipliedBy(30)));
    }

    /**
     * A threshold of two trials, whose ids begin with the levels.
     *
     * @param levels the combination, such as {@code engine=spark, producers=4}
     * @param lowHz the rate that was sustained; 0 if none was
     * @param highHz the rate that was not
     * @param overheadMs median overhead at the sustained rate
     */
    public static Threshold threshold(String levels, double lowHz, double highHz, double overheadMs) {
        Map<String, String> combination = new LinkedHashMap<>();
        for (String level : levels.split(", ")) {
            combination.put(level.substring(0, level.indexOf('=')), level.substring(level.indexOf('=') + 1));
        }
        String id = String.join("-", combination.values()).replace(' ', '_');
        List<Rung> rungs = new ArrayList<>();
        if (lowHz > 0) {
            rungs.add(new Rung(lowHz, Outcome.SUSTAINED, "keeps up", overheadMs, 0.0, -5.0, 5.0, id + "-low"));
        }
        rungs.add(new Rung(highHz, Outcome.NOT_SUSTAINED, "falls behind", 9e3, 800.0, 700.0, 900.0, id + "-high"));
        return new Threshold(combination, lowHz > 0 ? lowHz : null, highHz, null, rungs);
    }
}
