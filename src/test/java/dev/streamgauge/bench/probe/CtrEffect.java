package dev.streamgauge.bench.probe;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.WindowResults;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How fast the CTR job on Flink reads a backlog, with and without a probe on its result topic.
 *
 * <p>A window's row is published when the watermark, the least over all partitions, has passed it: at that moment every
 * partition has been read up to there. So the events of the windows after the warm-up, over the time between the append of
 * the warm-up's last row and the append of the last row, is the rate of reading, by the broker's clock and without any
 * metric of the engine's.
 */
final class CtrEffect {

    static final double RATE_HZ = 150_000;

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final String INPUT = "ctr-input";

    private final BenchBroker broker;
    private final Path directory;
    private final Sizes sizes;
    private final Pipeline pipeline = patient(AdLoad.pipeline());
    private final Backlog backlog;

    /** Fills the backlog; its span is warm-up and measurement of the sizes, in stream time. */
    CtrEffect(BenchBroker broker, Path directory, Sizes sizes, long seed) {
        this.broker = broker;
        this.directory = directory;
        this.sizes = sizes;
        broker.create(INPUT, pipeline.partitions());
        this.backlog = Backlog.fill(broker.bootstrapServers(), INPUT, pipeline, RATE_HZ, sizes.span(), seed);
    }

    /** No partition is idle merely because another one is being read. */
    private static Pipeline patient(Pipeline smoke) {
        return Pipeline.ctr(
                smoke.window(),
                smoke.watermarkDelay(),
                smoke.grouping(),
                smoke.outputMode(),
                smoke.partitions(),
                smoke.parallelism(),
                smoke.checkpointInterval(),
                smoke.spark(),
                new Pipeline.Flink(
                        smoke.flink().watermarkInterval(),
                        smoke.flink().bufferTimeout(),
                        Duration.ofMinutes(1),
                        smoke.flink().delivery()));
    }

    /** Events a second after the warm-up. */
    double eventsPerSecond(int round, boolean probed) {
        String output = "ctr-output-%d-%s".formatted(round, probed ? "probed" : "alone");
        broker.create(output, 1);
        Path own = directory.resolve(output);
        try (EngineJob job = new FlinkEngine()
                .submit(new JobRequest(
                        pipeline,
                        broker.bootstrapServers(),
                        INPUT,
                        output,
                        "dead-letters",
                        Map.of(),
                        own.resolve("engine"),
                        own))) {
            List<ServiceProcess> involved = new ArrayList<>(broker.processes());
            involved.addAll(job.processes());
            WindowResults results = new WindowResults(row -> {});
            if (probed) {
                try (ResultProbe probe = ResultProbe.start(broker.bootstrapServers(), output, results)) {
                    awaitRows(output, involved);
                    return rate(rows(probe, results, involved));
                }
            }
            awaitRows(output, involved);
            try (ResultProbe afterwards = ResultProbe.start(broker.bootstrapServers(), output, results)) {
                return rate(rows(afterwards, results, involved));
            }
        } finally {
            broker.delete(output);
        }
    }

    /** Asks the broker alone, and no more often with a probe than without. */
    private void awaitRows(String output, List<ServiceProcess> involved) {
        Await.until(
                "%d windows in %s".formatted(backlog.windows(), output),
                DEADLINE,
                involved,
                () -> broker.records(output) >= backlog.windows());
    }

    private Map<Long, ResultRow> rows(ResultProbe probe, WindowResults results, List<ServiceProcess> involved) {
        Await.until(
                "the probe to see them",
                DEADLINE,
                involved,
                () -> results.soFar().size() >= backlog.windows());
        if (!probe.unreadable().isEmpty()) {
            throw new IllegalStateException("Not all is a result: " + probe.unreadable());
        }
        return results.soFar().stream()
                .collect(Collectors.toMap(ResultRow::windowStartMs, row -> row, (first, again) -> first));
    }

    private double rate(Map<Long, ResultRow> rows) {
        int first = Math.toIntExact(sizes.warmUp().dividedBy(pipeline.window()));
        ResultRow before = row(rows, first - 1);
        ResultRow last = row(rows, backlog.windows() - 1);
        requireEveryEvent(rows);
        return backlog.eventsFrom()[first] * 1000.0 / (last.resultAppendedMs() - before.resultAppendedMs());
    }

    private ResultRow row(Map<Long, ResultRow> rows, int window) {
        long start = backlog.startEpochMillis() + window * pipeline.window().toMillis();
        ResultRow row = rows.get(start);
        if (row == null) {
            throw new IllegalStateException(
                    "The window of %d did not come out; %s did".formatted(start, rows.keySet()));
        }
        return row;
    }

    /** A job that dropped events would be fast for the wrong reason. */
    private void requireEveryEvent(Map<Long, ResultRow> rows) {
        long counted = 0;
        for (int window = 0; window < backlog.windows(); window++) {
            ResultRow row = row(rows, window);
            counted += row.views() + row.clicks();
        }
        if (counted != backlog.events()) {
            throw new IllegalStateException("Of %d events %d were counted".formatted(backlog.events(), counted));
        }
    }
}
