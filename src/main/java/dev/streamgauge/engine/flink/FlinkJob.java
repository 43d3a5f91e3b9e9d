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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A job that runs on a session cluster of its own. */
final class FlinkJob implements EngineJob {

    /** Enough for the JobManager to hear from its tasks, and less than its update interval. */
    private static final Duration FETCH = Duration.ofMillis(150);

    private final FlinkCluster cluster;
    private final FlinkRest rest;
    private final String jobId;
    private final Map<String, String> settings;
    private String sourceRecords = "";

    FlinkJob(FlinkCluster cluster, FlinkRest rest, String jobId, Map<String, String> settings) {
        this.cluster = cluster;
        this.rest = rest;
        this.jobId = jobId;
        this.settings = settings;
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
        effective.put(SettingNames.WINDOW, parameters.path("windowMs").asText() + " ms");
        effective.put(
                SettingNames.WATERMARK_DELAY,
                parameters.path("watermarkDelayMs").asText() + " ms");
        return effective;
    }

    /** Flink has no batches. A record is malformed if the source read it and the filter behind it let it not pass. */
    @Override
    public EngineFigures figures(Instant from, Instant to) {
        long read = sum(FlinkJob::countsSourceRecords);
        long passed = sum(metric -> metric.startsWith("Calc[") && metric.endsWith("].numRecordsOut"), true);
        long droppedLate = sum(metric -> metric.endsWith(".numLateRecordsDropped"));
        return new EngineFigures(read, read - passed, droppedLate, List.of());
    }

    /**
     * The JobManager answers with what it last heard of its tasks, and asks them anew only then: so this asks twice, and the
     * second answer is as old as the pause in between.
     */
    @Override
    public OptionalLong recordsRead() {
        if (sourceRecords.isEmpty()) {
            sourceRecords = query(rest.get("/jobs/" + jobId).path("vertices").path(0), FlinkJob::countsSourceRecords);
        }
        if (sourceRecords.isEmpty()) {
            return OptionalLong.empty(); // no task has told its metrics yet
        }
        sum(sourceRecords);
        LockSupport.parkNanos(FETCH.toNanos());
        return OptionalLong.of(sum(sourceRecords));
    }

    @Override
    public List<Batch> batches() {
        return List.of();
    }

    private static boolean countsSourceRecords(String metric) {
        return metric.startsWith("Source__") && metric.endsWith("].numRecordsIn");
    }

    private long sum(Predicate<String> wanted) {
        return sum(wanted, false);
    }

    /** The sum of metrics over all subtasks of all vertices, or of the first vertex, which holds the source. */
    private long sum(Predicate<String> wanted, boolean firstVertexOnly) {
        long sum = 0;
        for (JsonNode vertex : rest.get("/jobs/" + jobId).path("vertices")) {
            sum += sum(query(vertex, wanted));
            if (firstVertexOnly) {
                break;
            }
        }
        return sum;
    }

    /** What to ask for those metrics of a vertex, summed over its subtasks; empty if it has none of them. */
    private String query(JsonNode vertex, Predicate<String> wanted) {
        String path = "/jobs/" + jobId + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
        String names = StreamSupport.stream(rest.get(path).spliterator(), false)
                .map(metric -> metric.path("id").asText())
                .filter(wanted)
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return names.isEmpty() ? "" : path + "?get=" + names + "&agg=sum";
    }

    private long sum(String query) {
        long sum = 0;
        if (!query.isEmpty()) {
            for (JsonNode metric : rest.get(query)) {
                sum += metric.path("sum").asLong();
            }
        }
        return sum;
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
