package dev.streamgauge.engine.postgres;

import static dev.streamgauge.engine.SettingNames.millis;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.SlowestPartition;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.PostgresSettings;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The baseline of seeds 000 and 004, a database that is written to and asked: with a Postgres of its own for each job, and a
 * process of ingesters and an aggregator beside it. Runs windowed click-through rates only.
 */
public final class PostgresEngine implements Engine {

    private static final Duration READY = Duration.ofSeconds(60);

    /** What a question may take while the job runs, that of the figures excepted. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Path> jobs;

    /** The job is that of this build. */
    public PostgresEngine() {
        this(List.of());
    }

    private PostgresEngine(List<Path> jobs) {
        this.jobs = jobs;
    }

    /**
     * As without, but the job is that of another build.
     *
     * @param jobs folder or jar of its classes
     */
    public static PostgresEngine running(Path jobs) {
        return new PostgresEngine(List.of(jobs));
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String version() {
        return PostgresServer.version();
    }

    @Override
    public boolean runs(Pipeline.Job job) {
        return job == Pipeline.Job.CTR;
    }

    @Override
    public Map<String, String> settings(Pipeline pipeline) {
        PostgresSettings postgres = pipeline.postgres();
        String poll = "every " + millis(postgres.pollInterval());
        Map<String, String> settings = SettingNames.common(pipeline);
        settings.put(SettingNames.PARALLELISM, Integer.toString(postgres.ingesters()));
        settings.put(SettingNames.CHECKPOINT_INTERVAL, "none, each write is a transaction");
        settings.put(SettingNames.DELIVERY, "exactly once into the table, and a window is published once");
        settings.put(SettingNames.TRIGGER, poll);
        settings.put(SettingNames.WATERMARK_EMISSION, poll);
        settings.put(SettingNames.WATERMARK_OVER_PARTITIONS, "minimum");
        settings.put(SettingNames.IDLE_TIMEOUT, millis(postgres.idleAfter()));
        settings.put(SettingNames.BUFFER_TIMEOUT, "none");
        settings.put(
                SettingNames.MEMORY,
                "%s heap of ingesters and aggregator, Postgres beside it with %s of shared buffers"
                        .formatted(IngestionProcess.HEAP, PostgresServer.SHARED_BUFFERS));
        if (pipeline.grouping() == Pipeline.Grouping.CAMPAIGN) {
            settings.put(SettingNames.STATIC_JOIN, "in the database");
        }
        settings.put("write", postgres.write().name().toLowerCase(Locale.ROOT));
        settings.put("fsync", postgres.fsync().name().toLowerCase(Locale.ROOT));
        return settings;
    }

    /** The window goes when the watermark reaches its end. */
    @Override
    public Duration earliestEmission(Pipeline pipeline) {
        return pipeline.watermarkDelay();
    }

    /**
     * The watermark is the least over all partitions, so the slowest partition's next event lets the window go: P H(P) / rate on
     * average for Poisson arrivals. The aggregator sees it when it looks next. What transactions and the query take comes on top.
     */
    @Override
    public Optional<Prediction> predictOverhead(Pipeline pipeline, double rateHz, EngineFigures figures) {
        double slowestPartitionMs = SlowestPartition.nextEventMs(pipeline.partitions(), rateHz);
        double pollMs = pipeline.postgres().pollInterval().toMillis();
        return Optional.of(new Prediction(
                slowestPartitionMs,
                slowestPartitionMs + pollMs,
                String.format(
                        Locale.ROOT,
                        "P H(P)/rate to P H(P)/rate + I, P H(P)/rate = %.1f ms, poll interval I = %.0f ms",
                        slowestPartitionMs,
                        pollMs)));
    }

    @Override
    public EngineJob submit(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        PostgresServer server = PostgresServer.start(
                request.directory().resolve("postgres"),
                request.logs().resolve("postgres.log"),
                pipeline.postgres().fsync() == PostgresSettings.Fsync.ON);
        try {
            Schema.migrate(server.url(), request.catalogue());
            JobTables tables = new JobTables(server.url(), PATIENCE);
            IngestionProcess ingestion = new IngestionProcess(
                    request.directory().resolve("ingestion"),
                    request.logs().resolve("postgres-ingestion.log"),
                    arguments(request, server.url()),
                    pipeline.partitions(),
                    tables,
                    jobs);
            return awaited(new PostgresJob(server, ingestion, tables, settings(pipeline)), ingestion);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static EngineJob awaited(PostgresJob job, IngestionProcess ingestion) {
        try {
            Await.until("the ingesters to read their partitions", READY, job.processes(), ingestion::ready);
            return job;
        } catch (RuntimeException e) {
            ingestion.close();
            throw e;
        }
    }

    private static List<String> arguments(JobRequest request, String url) {
        Pipeline pipeline = request.pipeline();
        PostgresSettings postgres = pipeline.postgres();
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("url", url);
        arguments.put("bootstrapServers", request.bootstrapServers());
        arguments.put("inputTopic", request.inputTopic());
        arguments.put("outputTopic", request.outputTopic());
        arguments.put("fetchMaxWaitMs", Integer.toString(SettingNames.FETCH_MAX_WAIT_MS));
        arguments.put("windowMs", wholeMillis(pipeline.window()));
        arguments.put("watermarkDelayMs", wholeMillis(pipeline.watermarkDelay()));
        arguments.put("grouping", pipeline.grouping().name().toLowerCase(Locale.ROOT));
        arguments.put("partitions", Integer.toString(pipeline.partitions()));
        arguments.put("ingesters", Integer.toString(postgres.ingesters()));
        arguments.put("write", postgres.write().name().toLowerCase(Locale.ROOT));
        arguments.put("pollIntervalMs", wholeMillis(postgres.pollInterval()));
        arguments.put("idleTimeoutMs", wholeMillis(postgres.idleAfter()));
        return arguments.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .toList();
    }

    private static String wholeMillis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
