package dev.streamgauge.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.bench.rig.FlightRecorder;
import dev.streamgauge.bench.rig.Hotspots;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.postgres.Baseline;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.PostgresSettings;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of the baseline beside producers, and of the rows that it brought in by COPY alone. */
final class Ingestion {

    static final int INGESTERS = 2;
    static final int PRODUCERS = 2;

    private static final Duration SLACK = Duration.ofSeconds(60);

    private final BenchBroker broker;
    private final Path directory;
    private final Sizes sizes;
    private final int rateHz;
    private final long seed;

    Ingestion(BenchBroker broker, Path directory, Sizes sizes, int rateHz, long seed) {
        this.broker = broker;
        this.directory = directory;
        this.sizes = sizes;
        this.rateHz = rateHz;
        this.seed = seed;
    }

    /**
     * What one run reached.
     *
     * @param ingestedPerSecond records in the table, or counted as malformed, a second of the measured time
     * @param sentPerSecond records that the topic took meanwhile, a second
     * @param copiedPerSecond rows a second by COPY alone; null if that was not run
     * @param rows how many rows were in the table in the end
     * @param cores by process, over the measured time
     * @param lagP99Micros how late the producers sent one event in a hundred, or later
     * @param hotspots where the ingesters' threads were met; null if not profiled
     */
    record Reached(
            double ingestedPerSecond,
            double sentPerSecond,
            @Nullable Double copiedPerSecond,
            long rows,
            Map<String, Double> cores,
            double lagP99Micros,
            @Nullable Hotspots hotspots) {

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ingestedPerSecond", Math.round(ingestedPerSecond));
            fields.put("sentPerSecond", Math.round(sentPerSecond));
            if (copiedPerSecond != null) {
                fields.put("copiedPerSecond", Math.round(copiedPerSecond));
            }
            fields.put("rows", rows);
            fields.put("cores", cores);
            fields.put("lagP99Micros", lagP99Micros);
            return fields;
        }
    }

    /** The pipeline: that of the smallest experiment, with two ingesters. */
    static Pipeline pipeline(boolean durable) {
        Pipeline smoke = AdLoad.pipeline();
        PostgresSettings postgres = smoke.postgres();
        return smoke.running(new PostgresSettings(
                INGESTERS,
                PostgresSettings.Write.COPY,
                durable ? PostgresSettings.Fsync.ON : PostgresSettings.Fsync.OFF,
                postgres.pollInterval(),
                postgres.idleAfter()));
    }

    /**
     * Runs both.
     *
     * @param name names topics and folders
     * @param profiled whether samples are taken of where the ingesters spend their time; then nothing is copied
     * @throws IllegalStateException if the table does not hold what the accounts say
     */
    Reached run(String name, boolean durable, boolean profiled) {
        Path own = directory.resolve(name);
        broker.create(name, pipeline(durable).partitions());
        broker.create(name + "-out", 1);
        try {
            return measured(name, own, durable, profiled);
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            broker.delete(name);
            broker.delete(name + "-out");
        }
    }

    private Reached measured(String name, Path own, boolean durable, boolean profiled)
            throws SQLException, IOException {
        Reached ingested;
        BareCopy rows;
        try (Baseline baseline = Baseline.start(new JobRequest(
                        pipeline(durable),
                        broker.bootstrapServers(),
                        name,
                        name + "-out",
                        name + "-dead",
                        Map.of(),
                        own,
                        directory.resolve(name + "-logs")));
                ChildProcess producers = Child.start(
                        "producers",
                        directory.resolve(name + "-logs"),
                        IngestLoad.class,
                        List.of(
                                broker.bootstrapServers(),
                                name,
                                Integer.toString(rateHz),
                                Integer.toString(PRODUCERS),
                                Long.toString(sizes.span().toSeconds() + 2),
                                Long.toString(seed)))) {
            ingested = beside(producers, baseline, name, profiled);
            if (profiled) {
                return ingested;
            }
            rows = BareCopy.of(baseline.url(), directory.resolve(name + "-logs"), INGESTERS);
        }
        double copied = rows.rowsPerSecond(
                directory.resolve(name + "-bare").resolve("postgres"),
                directory.resolve(name + "-logs").resolve("bare-postgres.log"),
                durable);
        rows.delete();
        return new Reached(
                ingested.ingestedPerSecond(),
                ingested.sentPerSecond(),
                copied,
                ingested.rows(),
                ingested.cores(),
                ingested.lagP99Micros(),
                null);
    }

    private Reached beside(ChildProcess producers, Baseline baseline, String name, boolean profiled)
            throws SQLException {
        Map<String, List<ServiceProcess>> processes = new LinkedHashMap<>();
        processes.put("postgres", List.of(baseline.server()));
        processes.put("ingesters", List.of(baseline.ingestion()));
        processes.put("broker", broker.processes());
        processes.put("producers", List.of(producers));
        List<ServiceProcess> involved =
                processes.values().stream().flatMap(List::stream).toList();
        Await.until("the first records", SLACK, involved, () -> broker.records(name) > 0);
        long startNanos = System.nanoTime();
        awaitSince(startNanos, sizes.warmUp(), involved);
        FlightRecorder recorder = profiled
                ? FlightRecorder.start(List.of(baseline.ingestion().pid().orElseThrow()))
                : null;
        Baseline.Progress from = baseline.progress();
        long sentBefore = broker.records(name);
        CpuShares cpu = new CpuShares(processes);
        awaitSince(startNanos, sizes.span(), involved);
        Map<String, Double> cores = cpu.cores();
        long sent = broker.records(name) - sentBefore;
        Baseline.Progress to = baseline.progress();
        double seconds = to.atSeconds() - from.atSeconds();
        Hotspots hotspots = recorder == null
                ? null
                : Hotspots.of(
                        recorder.stop(directory.resolve(name + "-logs")),
                        Math.round(from.atSeconds() * 1e3),
                        Math.round(to.atSeconds() * 1e3));
        Child.requireSuccess(producers, SLACK);
        List<JsonNode> told = Child.told(producers);
        baseline.endIngestion();
        Baseline.Rows rows = baseline.rows();
        if (rows.inTable() != rows.accounted()) {
            throw new IllegalStateException(
                    "The table holds %d rows, where %d were accounted for".formatted(rows.inTable(), rows.accounted()));
        }
        return new Reached(
                (to.records() - from.records()) / seconds,
                sent / seconds,
                null,
                rows.inTable(),
                cores,
                told.get(told.size() - 1).path("lagP99Micros").asDouble(),
                hotspots);
    }

    private static void awaitSince(long startNanos, Duration span, List<ServiceProcess> involved) {
        Await.until(
                "the time to pass", span.plus(SLACK), involved, () -> System.nanoTime() - startNanos >= span.toNanos());
    }
}
