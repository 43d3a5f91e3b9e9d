package dev.streamgauge.engine.flink;

import static dev.streamgauge.engine.SettingNames.millis;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.Mappings;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.flink.Cluster;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Flink: each job is submitted over REST to a session cluster, its own or one that is there. */
public final class FlinkEngine implements Engine {

    static final String NAME = "flink";

    private static final Duration READY = Duration.ofSeconds(90);

    private final FlinkPlace place;
    private final @Nullable Path otherBuild;

    /** Each job has a cluster of its own. */
    public FlinkEngine() {
        this(FlinkPlace.OWN, null);
    }

    private FlinkEngine(FlinkPlace place, @Nullable Path otherBuild) {
        this.place = place;
        this.otherBuild = otherBuild;
    }

    /**
     * All jobs go to a cluster that runs already.
     *
     * @param rest address of its REST interface
     * @param jar the jobs with their connectors
     * @param otherBuild where another build has a user's own job; null for this build
     */
    public static FlinkEngine at(URI rest, Path jar, @Nullable Path otherBuild) {
        return new FlinkEngine(FlinkPlace.at(rest, jar), otherBuild);
    }

    /**
     * Each job has a cluster of its own, elsewhere.
     *
     * @param jar the jobs with their connectors
     * @param otherBuild where another build has a user's own job; null for this build
     */
    public static FlinkEngine on(Site site, Path jar, @Nullable Path otherBuild) {
        return new FlinkEngine(FlinkPlace.on(site, jar), otherBuild);
    }

    /**
     * As without, but the jobs are those of another build.
     *
     * @param jobs folder or jar of its classes
     */
    public static FlinkEngine running(Path jobs) {
        return new FlinkEngine(FlinkPlace.own(jobs), jobs);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return place.version();
    }

    @Override
    public Map<String, String> settings(Pipeline pipeline) {
        Map<String, String> settings = SettingNames.common(pipeline);
        settings.put(SettingNames.CHECKPOINT_INTERVAL, millis(pipeline.checkpointInterval()));
        settings.put(SettingNames.DELIVERY, SettingNames.delivery(Pipeline.Delivery.AT_LEAST_ONCE));
        if (pipeline.own() == null) {
            settings.put(SettingNames.TRIGGER, "none, event by event");
        }
        settings.putAll(program(pipeline).settings());
        settings.put(SettingNames.BUFFER_TIMEOUT, millis(pipeline.flink().bufferTimeout()));
        settings.put(SettingNames.MEMORY, place.memory());
        return settings;
    }

    @Override
    public Duration earliestEmission(Pipeline pipeline) {
        return program(pipeline).earliestEmission();
    }

    @Override
    public Optional<Prediction> predictOverhead(Pipeline pipeline, double rateHz, EngineFigures figures) {
        return program(pipeline).predictOverhead(rateHz);
    }

    @Override
    public EngineJob submit(JobRequest request) {
        return Mappings.beside(request, this::deploy);
    }

    private FlinkProgram program(Pipeline pipeline) {
        return FlinkProgram.of(pipeline, otherBuild);
    }

    private EngineJob deploy(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        FlinkProgram program = program(pipeline);
        Cluster cluster = place.cluster(request);
        try {
            Submission submission = new Submission(
                    FlinkRest.patient(cluster.rest()),
                    place.jar(program, request),
                    program.mainClass(),
                    program.userJar().map(jar -> jar.arguments(request)).orElseGet(() -> arguments(program, request)),
                    program.userJar().isPresent() ? defaults(request) : Map.of());
            FlinkJob job = new FlinkJob(cluster, submission, program, settings(pipeline));
            Await.until("every task of Flink's job to run", READY, cluster.processes(), job::runs);
            return job;
        } catch (IllegalStateException | UncheckedIOException e) {
            NotReadyException refused =
                    new NotReadyException("Flink did not take the job: " + e.getMessage(), cluster.processes());
            refused.addSuppressed(e);
            cluster.close();
            throw refused;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** What Streamgauge's jobs are told as arguments. A job that sets one of them itself runs with its own, and is found out. */
    private static Map<String, String> defaults(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        return Map.of(
                "pipeline.name",
                request.inputTopic(),
                "parallelism.default",
                Integer.toString(pipeline.parallelism()),
                "execution.checkpointing.interval",
                millis(pipeline.checkpointInterval()),
                "execution.buffer-timeout.interval",
                millis(pipeline.flink().bufferTimeout()));
    }

    private static List<String> arguments(FlinkProgram program, JobRequest request) {
        Pipeline pipeline = request.pipeline();
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("bootstrapServers", request.bootstrapServers());
        arguments.put("jobName", request.inputTopic());
        arguments.put("inputTopic", request.inputTopic());
        arguments.put("outputTopic", request.outputTopic());
        arguments.put("fetchMaxWaitMs", Integer.toString(SettingNames.FETCH_MAX_WAIT_MS));
        arguments.put(
                "bufferTimeoutMs",
                Long.toString(pipeline.flink().bufferTimeout().toMillis()));
        arguments.put(
                "checkpointIntervalMs",
                Long.toString(pipeline.checkpointInterval().toMillis()));
        arguments.put("parallelism", Integer.toString(pipeline.parallelism()));
        arguments.putAll(program.arguments(request));
        return arguments.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .toList();
    }
}
