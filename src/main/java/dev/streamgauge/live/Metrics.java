package dev.streamgauge.live;

import dev.streamgauge.live.LiveState.OfExperiment;
import dev.streamgauge.live.LiveState.OfTrial;
import dev.streamgauge.live.LiveState.Second;
import dev.streamgauge.live.LiveState.Used;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run in Prometheus' text format. Made when it is asked for: between two scrapes it costs nothing. What is not
 * known, as the backlog of an engine that does not tell it, has no line.
 */
final class Metrics {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double MIB = 1 << 20;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
    private final List<Meter> counters = new ArrayList<>();
    private int counted;
    private long sent;
    private long results;

    /** The whole text. */
    synchronized String of(LiveState state) {
        Map<String, List<Row<?>>> rows = new LinkedHashMap<>();
        gauges.keySet().forEach(name -> rows.put(name, new ArrayList<>()));
        OfExperiment experiment = state.experiment();
        OfTrial trial = state.trial();
        if (experiment != null) {
            enter(rows, experiment);
        }
        if (experiment != null && trial != null) {
            Tags tags = Tags.of("experiment", experiment.id(), "trial", trial.id(), "engine", trial.engine());
            enter(rows, tags, trial);
            if (trial.loads() && !state.seconds().isEmpty()) {
                enter(rows, tags, state.seconds().get(state.seconds().size() - 1));
            }
            count(trial, tags);
        }
        rows.forEach((name, all) -> gauge(name).register(all, true));
        return registry.scrape();
    }

    private static void enter(Map<String, List<Row<?>>> rows, OfExperiment experiment) {
        Tags tags = Tags.of("experiment", experiment.id());
        put(rows, "streamgauge.experiment.progress", tags, experiment.progress());
        put(rows, "streamgauge.experiment.left.seconds", tags, experiment.leftSeconds());
        put(rows, "streamgauge.experiment.trials", tags, (double) experiment.trials());
    }

    private static void enter(Map<String, List<Row<?>>> rows, Tags tags, OfTrial trial) {
        put(rows, "streamgauge.trial.phase", tags.and("phase", trial.phase()), 1.0);
        put(rows, "streamgauge.trial.position", tags, (double) trial.position());
        put(rows, "streamgauge.trial.progress", tags, trial.progress());
        put(rows, "streamgauge.trial.left.seconds", tags, trial.leftSeconds());
    }

    private static void enter(Map<String, List<Row<?>>> rows, Tags tags, Second last) {
        put(rows, "streamgauge.sent.per.second", tags, last.sentHz());
        put(rows, "streamgauge.results.per.second", tags, last.resultsHz());
        latency(rows, tags.and("quantile", "0.5"), last.p50Ms());
        latency(rows, tags.and("quantile", "0.99"), last.p99Ms());
        latency(rows, tags.and("quantile", "1"), last.maxMs());
        put(rows, "streamgauge.backlog.events", tags, last.backlog() == null ? null : (Double) (double) last.backlog());
        for (Used used : last.processes()) {
            put(rows, "streamgauge.process.cpu.cores", tags.and("process", used.name()), used.cpuCores());
            put(rows, "streamgauge.process.memory.bytes", tags.and("process", used.name()), used.residentMiB() * MIB);
        }
    }

    private static void latency(Map<String, List<Row<?>>> rows, Tags tags, @Nullable Double millis) {
        put(rows, "streamgauge.latency.seconds", tags, millis == null ? null : (Double) (millis / MILLIS_PER_SECOND));
    }

    private static void put(Map<String, List<Row<?>>> rows, String name, Tags tags, @Nullable Double value) {
        if (value != null) {
            rows.computeIfAbsent(name, first -> new ArrayList<>()).add(Row.of(tags, value));
        }
    }

    private MultiGauge gauge(String name) {
        return gauges.computeIfAbsent(name, first -> MultiGauge.builder(name).register(registry));
    }

    /** Counters belong to their trial: the next one has its own, from 0. */
    private void count(OfTrial trial, Tags tags) {
        sent = trial.sent();
        results = trial.results();
        if (counted != trial.attempt()) {
            counters.forEach(registry::remove);
            counters.clear();
            counters.add(counter("streamgauge.events.sent", tags, metrics -> metrics.sent));
            counters.add(counter("streamgauge.results", tags, metrics -> metrics.results));
            counted = trial.attempt();
        }
    }

    private Meter counter(String name, Tags tags, ToDoubleFunction<Metrics> count) {
        return FunctionCounter.builder(name, this, count).tags(tags).register(registry);
    }
}
