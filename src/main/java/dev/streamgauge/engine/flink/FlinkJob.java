package dev.streamgauge.engine.flink;

import static dev.streamgauge.engine.SettingNames.millis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.RestClient;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.flink.FlinkCluster;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A job that runs on a session cluster of its own. */
final class FlinkJob implements EngineJob {

    private final FlinkCluster cluster;
    private final FlinkRest rest;
    private final String jobId;
    private final FlinkProgram program;
    private final Map<String, String> settings;
    private final FlinkMetrics metrics;

    FlinkJob(FlinkCluster cluster, FlinkRest rest, String jobId, FlinkProgram program, Map<String, String> settings) {
        this.cluster = cluster;
        this.rest = rest;
        this.jobId = jobId;
        this.program = program;
        this.settings = settings;
        this.metrics = new FlinkMetrics(rest::get, jobId);
    }

    /** Whether every task runs; a source that runs reads. */
    boolean runs() {
        JsonNode job = rest.get("/jobs/" + jobId);
        String state = job.path("state").asText();
        if (state.equals("FAILED") || state.equals("CANCELED")) {
            throw new IllegalStateException("Flink's job is " + state + ": "
                    + rest.get("/jobs/" + jobId + "/exceptions").path("exceptionHistory"));
        }
        return StreamSupport.stream(job.path("vertices").spliterator(), false)
                .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
    }

    @Override
    public List<ServiceProcess> processes() {
        return cluster.processes();
    }

    @Override
    public Map<String, String> effectiveSettings() {
        int parallelism = StreamSupport.stream(
                        rest.get("/jobs/" + jobId).path("vertices").spliterator(), false)
                .mapToInt(vertex -> vertex.path("parallelism").asInt())
                .max()
                .orElse(0);
        long checkpointMs = rest.get("/jobs/" + jobId + "/checkpoints/config")
                .path("interval")
                .asLong();
        JsonNode parameters = rest.get("/jobs/" + jobId + "/config").at("/execution-config/user-config");
        Map<String, String> effective = new LinkedHashMap<>(settings);
        effective.put(SettingNames.PARALLELISM, Integer.toString(parallelism));
        effective.put(SettingNames.CHECKPOINT_INTERVAL, millis(Duration.ofMillis(checkpointMs)));
        effective.putAll(program.effectiveSettings(parameters));
        return effective;
    }

    /** Flink has no batches. */
    @Override
    public EngineFigures figures(Instant from, Instant to) {
        return program.figures(metrics);
    }

    @Override
    public OptionalLong recordsRead() {
        return metrics.recordsReadByNow();
    }

    @Override
    public List<Batch> batches() {
        return List.of();
    }

    /** A job that fails is restarted, and its processes never die of it. */
    @Override
    public Optional<String> trouble() {
        JsonNode failures = rest.get("/jobs/" + jobId + "/exceptions").at("/exceptionHistory/entries");
        if (!failures.isEmpty()) {
            return Optional.of("Flink's job failed: "
                    + failures.get(0)
                            .path("stacktrace")
                            .asText()
                            .lines()
                            .limit(5)
                            .collect(Collectors.joining(" ")));
        }
        String state = rest.get("/jobs/" + jobId).path("state").asText();
        return state.equals("RUNNING") ? Optional.empty() : Optional.of("Flink's job is " + state);
    }

    @Override
    public UiEvidence describe() {
        return FlinkUi.describe(new RestClient("Flink", cluster.rest(), FlinkUi.PATIENCE)::get, jobId);
    }

    @Override
    public Optional<URI> uiPage() {
        return Optional.of(cluster.rest().resolve("/#/job/running/" + jobId + "/overview"));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
