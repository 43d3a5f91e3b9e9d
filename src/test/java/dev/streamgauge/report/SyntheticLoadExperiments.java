package dev.streamgauge.report;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Defaults;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The experiments that invented trials of a load probe belong to: rates, partitions and slots, faults. */
final class SyntheticLoadExperiments {

    static final List<Integer> RATES = List.of(800, 1200, 1600, 1900, 2200, 2600);

    private SyntheticLoadExperiments() {}

    /** Trials at rising rates, up to and past what two slots of 1 ms an event can take. */
    static List<SyntheticLoads> rates(String... engines) {
        List<SyntheticLoads> trials = new ArrayList<>();
        for (String engine : engines) {
            RATES.forEach(rate -> trials.add(SyntheticLoads.atRate(engine, rate)));
        }
        return trials;
    }

    /** Trials on the seed's partitions and slots, at a rate that the fewest cannot take. */
    static List<SyntheticLoads> partitions(String... engines) {
        List<SyntheticLoads> trials = new ArrayList<>();
        for (String engine : engines) {
            for (int[] at : new int[][] {{3, 4}, {6, 4}, {12, 4}, {12, 8}}) {
                trials.add(SyntheticLoads.on(engine, 3300, at[0], at[1]));
            }
        }
        return trials;
    }

    /** Trials that are struck once each. */
    static List<SyntheticLoads> faults() {
        return List.of(
                SyntheticLoads.struck("flink", "worker", "kill", 12).duplicates(412),
                SyntheticLoads.struck("flink", "coordinator", "kill", 12.4).duplicates(287),
                SyntheticLoads.struck("flink", "broker", "pause", 12.2),
                SyntheticLoads.struck("spark", "coordinator", "kill", 12).duplicates(1_030),
                SyntheticLoads.struck("spark", "broker", "kill", 12.3).duplicates(20));
    }

    /** The experiment of these trials; what differs among them is a factor. */
    static Experiment of(List<SyntheticLoads> trials) {
        Map<String, List<String>> factors = new LinkedHashMap<>();
        for (SyntheticLoads trial : trials) {
            trial.levels()
                    .forEach(
                            (factor, level) -> factors.merge(factor, List.of(level), SyntheticLoadExperiments::joined));
        }
        return SyntheticExperiment.experiment(
                factors,
                trials.stream()
                        .map(SyntheticLoadExperiments::configuration)
                        .distinct()
                        .toList(),
                null,
                Map.of("trigger", "Spark works in micro-batches"));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        more.stream().filter(level -> !some.contains(level)).forEach(all::add);
        return all;
    }

    private static Configuration configuration(SyntheticLoads trial) {
        Duration second = Duration.ofSeconds(1);
        return new Configuration(
                trial.levels(),
                trial.engine(),
                new Load(
                        new Load.Arrivals(Load.ArrivalKind.UNIFORM, Duration.ZERO, Duration.ZERO, 1),
                        trial.rateHz(),
                        1,
                        Defaults.EVENTS,
                        Load.Lateness.NONE,
                        0,
                        Defaults.REGRESSION,
                        Defaults.PAGE_EVENTS,
                        Load.Sending.UNSAID),
                new Pipeline(
                        Pipeline.Job.LOAD_PROBE,
                        Pipeline.Model.FIXED,
                        Defaults.GRID,
                        Duration.ZERO,
                        Pipeline.Grouping.NONE,
                        Pipeline.OutputMode.APPEND,
                        trial.partitions(),
                        trial.slots(),
                        Defaults.CHECKPOINT_INTERVAL,
                        new Cost(Cost.Kind.WAITING, Duration.ofMillis(1)),
                        Defaults.SPARK,
                        Defaults.FLINK),
                new Timing(
                        second.multipliedBy(SyntheticLoads.WARM_UP_SECONDS),
                        second.multipliedBy(SyntheticLoads.MEASURE_SECONDS),
                        second.multipliedBy(30)),
                fault(trial));
    }

    private static Fault fault(SyntheticLoads trial) {
        if (!trial.isStruck()) {
            return Fault.NONE;
        }
        return new Fault(
                Fault.Target.valueOf(trial.levels().get("target").toUpperCase(Locale.ROOT)),
                Fault.Action.valueOf(trial.levels().get("action").toUpperCase(Locale.ROOT)),
                Fault.Moment.MEASURE,
                Duration.ofSeconds(8),
                Duration.ofSeconds(2),
                1,
                Duration.ofSeconds(10));
    }
}
