package dev.streamgauge.engine.postgres;

import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.postgres.PostgresServer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Ingesters and an aggregator that work with a Postgres of their own. */
final class PostgresJob implements EngineJob {

    private final PostgresServer server;
    private final IngestionProcess ingestion;
    private final JobTables tables;
    private final Map<String, String> settings;

    PostgresJob(PostgresServer server, IngestionProcess ingestion, JobTables tables, Map<String, String> settings) {
        this.server = server;
        this.ingestion = ingestion;
        this.tables = tables;
        this.settings = settings;
    }

    /** The database, for whoever wants to look into its tables. */
    String url() {
        return server.url();
    }

    @Override
    public List<ServiceProcess> processes() {
        return List.of(server.process(), ingestion.process());
    }

    @Override
    public Map<String, String> effectiveSettings() {
        Map<String, String> told = answered(tables::settings);
        Map<String, String> effective = new LinkedHashMap<>(settings);
        effective.put(SettingNames.WINDOW, told.get("windowMs") + " ms");
        effective.put(SettingNames.WATERMARK_DELAY, told.get("watermarkDelayMs") + " ms");
        effective.put(SettingNames.GROUPING, told.get("grouping"));
        effective.put(SettingNames.PARALLELISM, told.get("ingesters"));
        effective.put(SettingNames.TRIGGER, "every " + told.get("pollIntervalMs") + " ms");
        effective.put("write", told.get("write"));
        effective.put("fsync", told.get("fsync"));
        return effective;
    }

    /** It has no batches in Spark's sense: each poll of a partition is a transaction. */
    @Override
    public EngineFigures figures(Instant from, Instant to) {
        return answered(tables::figures);
    }

    @Override
    public OptionalLong recordsRead() {
        return tables.records();
    }

    @Override
    public List<Batch> batches() {
        return List.of();
    }

    /** The server coordinates, the ingestion works. */
    @Override
    public Optional<Node> node(Fault.Target target) {
        return switch (target) {
            case COORDINATOR -> Optional.of(server);
            case WORKER -> Optional.of(ingestion);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Instant> noticedFailure(Instant since) {
        return tables.noticedFailure(since);
    }

    /** It goes on from every failure but those that end a process. */
    @Override
    public Optional<String> failedForGood() {
        return Optional.empty();
    }

    @Override
    public Optional<String> trouble() {
        return answered(tables::firstFailure);
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static <T> T answered(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new IllegalStateException("Postgres does not say how the job is", e);
        }
    }

    @Override
    public void close() {
        try {
            ingestion.close();
        } finally {
            server.close();
        }
    }
}
