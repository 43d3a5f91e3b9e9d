package dev.streamgauge.engine.spark;

import static dev.streamgauge.engine.SettingNames.millis;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.Mappings;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.spark.job.AnyQuery;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Input;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.spark.SparkDriver;
import dev.streamgauge.testbed.spark.StandaloneCluster;
import dev.streamgauge.testbed.spark.TaskPlace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Spark Structured Streaming, with a driver of its own for each job; its tasks may run on a cluster that is there. */
public final class SparkEngine implements Engine {

    static final String NAME = "spark";

    private static final Duration READY = Duration.ofSeconds(90);

    private final SparkPlace place;
    private final @Nullable Path otherBuild;

    /** Tasks run in the driver, or in a cluster for each job where the pipeline asks for one. */
    public SparkEngine() {
        this(SparkPlace.own(List.of()), null);
    }

    private SparkEngine(SparkPlace place, @Nullable Path otherBuild) {
        this.place = place;
        this.otherBuild = otherBuild;
    }

    /**
     * As without, but the jobs are those of another build.
     *
     * @param jobs folder or jar of its classes
     */
    public static SparkEngine running(Path jobs) {
        return new SparkEngine(SparkPlace.own(List.of(jobs)), jobs);
    }

    /**
     * Each job has a driver and a cluster of its own, elsewhere.
     *
     * @param jar the jobs with their connectors
     * @param otherBuild where another build has a user's own job; null for this build
     */
    public static SparkEngine on(Site site, Path jar, @Nullable Path otherBuild) {
        return new SparkEngine(SparkPlace.on(site, jar), otherBuild);
    }

    /**
     * Tasks of all jobs run on a standalone cluster that runs already.
     *
     * @param master address of its Master, {@code spark://host:port}
     * @param jar the jobs with their connectors
     * @param otherBuild where another build has a user's own job; null for this build
     */
    public static SparkEngine at(URI master, Path jar, @Nullable Path otherBuild) {
        return new SparkEngine(SparkPlace.at(master, jar), otherBuild);
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
        if (pipeline.job().windowed()) {
            settings.put(
                    SettingNames.OUTPUT_MODE,
                    pipeline.spark().outputMode().name().toLowerCase(Locale.ROOT));
        }
        String trigger = millis(pipeline.spark().trigger());
        boolean ours = pipeline.own() == null;
        if (ours) {
            settings.put(SettingNames.CHECKPOINT_INTERVAL, trigger);
        }
        settings.put(SettingNames.DELIVERY, SettingNames.delivery(Pipeline.Delivery.AT_LEAST_ONCE));
        if (ours) {
            settings.put(SettingNames.TRIGGER, "every " + trigger);
        }
        settings.putAll(application(pipeline).settings());
        if (pipeline.grouping() == Pipeline.Grouping.CAMPAIGN) {
            settings.put(SettingNames.STATIC_JOIN, "broadcast with each batch, read once over JDBC");
        }
        if (standalone(pipeline) || pipeline.input() == Input.PAGE_EVENTS) {
            settings.put(SettingNames.DEPLOYMENT, place.clustered(pipeline) ? "standalone" : "local");
        }
        settings.put(SettingNames.BUFFER_TIMEOUT, "none");
        settings.put(SettingNames.MEMORY, memory(pipeline));
        return settings;
    }

    private static boolean standalone(Pipeline pipeline) {
        return pipeline.spark().deployment() == Pipeline.Deployment.STANDALONE;
    }

    private String memory(Pipeline pipeline) {
        return place.clustered(pipeline)
                ? "%s heap executor, %s heap driver, Master and Worker beside them"
                        .formatted(StandaloneCluster.EXECUTOR_HEAP, StandaloneCluster.DRIVER_HEAP)
                : TaskPlace.HEAP + " heap, one process";
    }

    @Override
    public Duration earliestEmission(Pipeline pipeline) {
        return application(pipeline).earliestEmission(pipeline);
    }

    @Override
    public Optional<Prediction> predictOverhead(Pipeline pipeline, double rateHz, EngineFigures figures) {
        return application(pipeline).predictOverhead(pipeline, figures);
    }

    @Override
    public EngineJob submit(JobRequest request) {
        return Mappings.beside(request, this::deploy);
    }

    private SparkApplication application(Pipeline pipeline) {
        return SparkApplication.of(pipeline, otherBuild);
    }

    private EngineJob deploy(JobRequest request) {
        SparkPlace.Seat seat = place.seat(request);
        try {
            return submit(request, seat);
        } catch (RuntimeException e) {
            seat.close();
            throw e;
        }
    }

    private EngineJob submit(JobRequest request, SparkPlace.Seat seat) {
        Pipeline pipeline = request.pipeline();
        SparkApplication application = application(pipeline);
        SparkDriver driver = SparkDriver.start(
                seat.site(),
                request.directory().resolve("spark"),
                request.logs().resolve("spark-driver.log"),
                tasks(application, request, seat),
                application.mainClass(),
                arguments(application, request));
        DriverOutput output = new DriverOutput(driver.process().log());
        SparkJob job = new SparkJob(application, seat.cluster(), driver, output, settings(pipeline));
        try {
            Await.until(
                    "Spark's query to read " + request.inputTopic(), READY, job.processes(), () -> output.looks() > 0);
        } catch (RuntimeException e) {
            driver.close();
            throw e;
        }
        return job;
    }

    /** A copy of the user's jar lies where every process of the job sees it. */
    private TaskPlace tasks(SparkApplication application, JobRequest request, SparkPlace.Seat seat) {
        return application
                .userJar()
                .map(jar -> seat.tasks()
                        .running(
                                SparkPlace.copied(jar.built(), request.directory(), "own-job.jar"),
                                AnyQuery.class.getName(),
                                request.pipeline().parallelism()))
                .orElse(seat.tasks());
    }

    private static List<String> arguments(SparkApplication application, JobRequest request) {
        return application.userJar().isPresent()
                ? application.arguments(request)
                : Stream.concat(common(request).stream(), application.arguments(request).stream())
                        .toList();
    }

    private static List<String> common(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        return List.of(
                "bootstrapServers=" + request.bootstrapServers(),
                "inputTopic=" + request.inputTopic(),
                "outputTopic=" + request.outputTopic(),
                "fetchMaxWaitMs=" + SettingNames.FETCH_MAX_WAIT_MS,
                "triggerMs=" + pipeline.spark().trigger().toMillis(),
                "shufflePartitions=" + pipeline.parallelism(),
                "checkpoint=" + request.directory().resolve("spark/checkpoint").toUri());
    }
}
