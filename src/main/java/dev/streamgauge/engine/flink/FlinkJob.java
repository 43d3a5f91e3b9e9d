package dev.streamgauge.engine.flink;

import static dev.streamgauge.engine.SettingNames.millis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.RestClient;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.flink.Cluster;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A job that runs on a session cluster. Flink itself starts its tasks again when the TaskManager dies; when the
 * JobManager does, which nothing on one machine stands in for, the job is submitted again from its newest checkpoint.
 */
final class FlinkJob implements EngineJob {

    private static final EngineFigures UNTOLD = new EngineFigures(null, null, null, List.of());

    private final Cluster cluster;
    private final Submission submission;
    private final FlinkRest hasty;
    private final FlinkProgram program;
    private final Map<String, String> settings;
    private final Map<Fault.Target, Node> nodes;
    private volatile Life life;

    /**
     * One life of the job: it has another id in each.
     *
     * @param counts its metrics, for who can wait for them
     * @param samples its metrics, for who cannot
     * @param first whether it is the first one
     */
    private record Life(String id, FlinkMetrics counts, FlinkMetrics samples, boolean first) {

        String path() {
            return "/jobs/" + id;
        }
    }

    /** Submits the job. */
    FlinkJob(Cluster cluster, Submission submission, FlinkProgram program, Map<String, String> settings) {
        this.cluster = cluster;
        this.submission = submission;
        this.hasty = FlinkRest.hasty(cluster.rest());
        this.program = program;
        this.settings = settings;
        this.nodes = new EnumMap<>(Fault.Target.class);
        cluster.jobManager()
                .map(process -> new JobNode(process, this::submitAgain, this::runsSince))
                .ifPresent(node -> nodes.put(Fault.Target.COORDINATOR, node));
        cluster.taskManager()
                .map(process -> new JobNode(process, () -> {}, this::runsSince))
                .ifPresent(node -> nodes.put(Fault.Target.WORKER, node));
        this.life = live(Optional.empty(), true);
    }

    private Life live(Optional<URI> checkpoint, boolean first) {
        String id = submission.submit(checkpoint);
        return new Life(id, new FlinkMetrics(submission.rest()::get, id), new FlinkMetrics(hasty::get, id), first);
    }

    private void submitAgain() {
        cluster.awaitJobManager();
        life = live(cluster.newestCheckpoint(), false);
    }

    /** Whether every task runs. */
    boolean runs() {
        JobStatus status = new JobStatus(patiently(""));
        if (status.ended()) {
            throw new IllegalStateException("Flink's job is " + status.state() + ": "
                    + patiently("/exceptions").path("exceptionHistory"));
        }
        return status.runs();
    }

    private boolean runsSince(long epochMillis) {
        return ifAnswered(now -> status(now).runsSince(epochMillis)).orElse(false);
    }

    private JsonNode patiently(String path) {
        return submission.rest().get(life.path() + path);
    }

    private JobStatus status(Life of) {
        return new JobStatus(hasty.get(of.path()));
    }

    /** What the JobManager tells of the job's present life; empty if it does not answer, or does not know it (yet). */
    private <T> Optional<T> ifAnswered(Function<Life, T> question) {
        try {
            return Optional.of(question.apply(life));
        } catch (UncheckedIOException | IllegalStateException silent) {
            return Optional.empty();
        }
    }

    @Override
    public List<ServiceProcess> processes() {
        return cluster.processes();
    }

    @Override
    public Optional<Node> node(Fault.Target target) {
        return Optional.ofNullable(nodes.get(target));
    }

    @Override
    public Map<String, String> effectiveSettings() {
        int parallelism = StreamSupport.stream(patiently("").path("vertices").spliterator(), false)
                .mapToInt(vertex -> vertex.path("parallelism").asInt())
                .max()
                .orElse(0);
        long checkpointMs = patiently("/checkpoints/config").path("interval").asLong();
        JsonNode parameters = patiently("/config").at("/execution-config/user-config");
        Map<String, String> effective = new LinkedHashMap<>(settings);
        effective.put(SettingNames.PARALLELISM, Integer.toString(parallelism));
        effective.put(SettingNames.CHECKPOINT_INTERVAL, millis(Duration.ofMillis(checkpointMs)));
        effective.putAll(program.effectiveSettings(parameters));
        return effective;
    }

    /** Flink has no batches. Tasks that were started again count from 0, so that nobody can say how many there were in all. */
    @Override
    public EngineFigures figures(Instant from, Instant to) {
        return ifAnswered(now -> unlessRestarted(now, submission.rest(), program.figures(now.counts())))
                .flatMap(Function.identity())
                .orElse(UNTOLD);
    }

    /** The same holds of these. */
    @Override
    public OptionalLong recordsRead() {
        return ifAnswered(now -> unlessRestarted(now, hasty, now.samples().recordsReadByNow()))
                .flatMap(Function.identity())
                .orElse(OptionalLong.empty());
    }

    /** Asked after the figure was read: what was read of tasks that run again cannot pass then. */
    private static <T> Optional<T> unlessRestarted(Life of, FlinkRest rest, T figure) {
        return of.first() && !new JobStatus(rest.get(of.path())).restarted() ? Optional.of(figure) : Optional.empty();
    }

    /** As long as tasks are down the JobManager goes on telling what they told last, and that is none of now. */
    @Override
    public OptionalLong recordsPending() {
        return ifAnswered(now -> status(now).runs() ? now.samples().recordsPendingByNow() : OptionalLong.empty())
                .orElse(OptionalLong.empty());
    }

    @Override
    public List<Batch> batches() {
        return List.of();
    }

    /** A JobManager that was started again knows nothing of what happened to the one before it. */
    @Override
    public Optional<Instant> noticedFailure(Instant since) {
        return ifAnswered(now -> status(now).noticedFailure(hasty.get(now.path() + "/exceptions"), since))
                .flatMap(Function.identity());
    }

    @Override
    public Optional<String> failedForGood() {
        return ifAnswered(this::status).filter(JobStatus::ended).map(status -> "Flink's job is " + status.state());
    }

    /** A job that fails is restarted, and its processes never die of it. */
    @Override
    public Optional<String> trouble() {
        JsonNode failures = patiently("/exceptions").at("/exceptionHistory/entries");
        if (!failures.isEmpty()) {
            return Optional.of("Flink's job failed: "
                    + failures.get(0)
                            .path("stacktrace")
                            .asText()
                            .lines()
                            .limit(5)
                            .collect(Collectors.joining(" ")));
        }
        String state = patiently("").path("state").asText();
        return state.equals("RUNNING") ? Optional.empty() : Optional.of("Flink's job is " + state);
    }

    @Override
    public UiEvidence describe() {
        return FlinkUi.describe(new RestClient("Flink", cluster.rest(), FlinkUi.PATIENCE)::get, life.id());
    }

    @Override
    public Optional<URI> uiPage() {
        return Optional.of(cluster.rest().resolve("/#/job/running/" + life.id() + "/overview"));
    }

    /** A cluster of its own ends with it; on another it is cancelled, and its jar deleted. */
    @Override
    public void close() {
        if (cluster.outlivesItsJobs()) {
            submission.withdraw(life.id());
        }
        cluster.close();
    }
}
