package dev.streamgauge.claim.gate;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Baseline;
import dev.streamgauge.evidence.EncodedHistogram;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.History;
import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.WindowRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/** Puts a judged trial into the form in which baselines keep it. */
public final class GateRun {

    /** Name of the distribution of latency. */
    static final String LATENCY = "latency";

    /** Name of the distribution of overhead. */
    static final String OVERHEAD = "overhead";

    private GateRun() {}

    /** The trial as a baseline keeps it; empty if it does not count, since it is not valid or something is wrong with it. */
    public static Optional<Baseline.Run> of(Judgement judgement) {
        Evidence evidence = judgement.evidence();
        Manifest manifest = evidence.manifest();
        String stream = manifest.streamSha256();
        if (!manifest.valid() || !judgement.holds() || stream == null) {
            return Optional.empty();
        }
        return Optional.of(new Baseline.Run(
                configuration(manifest.trial()),
                manifest.trial(),
                manifest.settings(),
                manifest.versions(),
                manifest.seed(),
                manifest.repetition(),
                manifest.clock().startedAt(),
                stream,
                distributions(evidence),
                throughput(judgement)));
    }

    /** A trial's id without its repetition. */
    public static String configuration(String trial) {
        return trial.replaceFirst("-r\\d+$", "");
    }

    /**
     * A run's rows for the history: for each configuration and figure the median over its trials.
     *
     * @param manifest of any of its trials
     * @param runs its trials that count
     */
    public static List<History.Row> rows(Manifest manifest, List<Baseline.Run> runs) {
        Map<String, List<Baseline.Run>> byConfiguration = runs.stream()
                .collect(Collectors.groupingBy(Baseline.Run::configuration, TreeMap::new, Collectors.toList()));
        List<History.Row> rows = new ArrayList<>();
        byConfiguration.forEach((configuration, trials) -> GateFigure.of(trials.get(0))
                .forEach(figure -> {
                    double[] values = trials.stream()
                            .map(figure::value)
                            .filter(Objects::nonNull)
                            .mapToDouble(Double::doubleValue)
                            .toArray();
                    rows.add(new History.Row(
                            manifest.clock().startedAt(),
                            manifest.commit(),
                            Footing.machineClass(manifest.environment()),
                            manifest.scale(),
                            manifest.testbed(),
                            configuration,
                            figure.label(),
                            figure.unit(),
                            figure.isRate(),
                            Median.withDefaults().evaluate(values.clone()),
                            values.length));
                }));
        return rows;
    }

    private static Map<String, EncodedHistogram> distributions(Evidence evidence) {
        Map<String, EncodedHistogram> distributions = new LinkedHashMap<>();
        if (evidence.records() == null) {
            distributions.put(LATENCY, ofWindows(evidence, WindowRow::latencyMs));
            distributions.put(OVERHEAD, ofWindows(evidence, WindowRow::overheadMs));
        } else {
            LatencyLog.read(evidence.directory(), LatencyLog.LATENCY)
                    .ifPresent(nanos -> distributions.put(LATENCY, EncodedHistogram.of(nanos)));
        }
        return distributions;
    }

    private static EncodedHistogram ofWindows(Evidence evidence, Function<WindowRow, @Nullable Double> figure) {
        return EncodedHistogram.ofMillis(evidence.matched().stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static @Nullable Double throughput(Judgement judgement) {
        Records records = judgement.evidence().records();
        return records == null || !judgement.bulk() || !(records.completionSeconds() > 0)
                ? null
                : (Double) records.throughputHz();
    }
}
