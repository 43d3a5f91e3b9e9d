package dev.streamgauge.testbed.flink;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.FreePorts;
import dev.streamgauge.testbed.RestartableProcess;
import dev.streamgauge.testbed.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A Flink session cluster: a JobManager and a TaskManager, each in a JVM of its own, that take jobs over REST.
 */
public final class FlinkCluster implements Cluster {

    /** Memory of the TaskManager's process, as Flink writes it. */
    public static final String TASK_MANAGER_MEMORY = "1536m";

    private static final String JOB_MANAGER = "flink-jobmanager";
    private static final String TASK_MANAGER = "flink-taskmanager";

    private static final int ATTEMPTS = 3;
    private static final Duration READY = Duration.ofSeconds(60);

    /** What Flink's own start scripts pass to a JVM 17. */
    private static final List<String> MODULE_FLAGS = List.of(
            "--add-exports=java.base/sun.net.util=ALL-UNNAMED",
            "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.text=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED",
            "-XX:+UseG1GC",
            "-Djava.awt.headless=true");

    private static final List<String> UNWANTED_JARS = List.of(
            "kryo-shaded",
            "chill",
            "janino",
            "commons-compiler",
            "spark-",
            "hadoop-client",
            "json4s",
            "jersey",
            "hk2",
            "arrow",
            "parquet",
            "orc",
            "avro",
            "hive-");

    private final Path directory;
    private final URI rest;
    private final HttpRequest overview;
    private final HttpClient http = HttpClient.newHttpClient();
    private final RestartableProcess jobManager;
    private final RestartableProcess taskManager;

    private FlinkCluster(Path directory, int restPort, RestartableProcess jobManager, RestartableProcess taskManager) {
        this.directory = directory;
        this.rest = URI.create("http://127.0.0.1:" + restPort);
        this.overview = HttpRequest.newBuilder(rest.resolve("/overview"))
                .timeout(Duration.ofSeconds(2))
                .build();
        this.jobManager = jobManager;
        this.taskManager = taskManager;
    }

    /**
     * Starts a cluster and returns when all its slots are free.
     *
     * @param site where
     * @param directory its folder: configuration, checkpoints and temporary files, deleted when it is closed
     * @param logs folder for its two log files
     * @param slots how many parallel tasks it has room for
     * @throws NotReadyException if it is not ready within a minute; with its logs' ends
     */
    public static FlinkCluster start(Site site, Path directory, Path logs, int slots) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnFreePorts(site, directory.resolve("attempt-" + attempt), logs, slots);
            } catch (NotReadyException e) {
                // Most likely another process took a port between finding and binding it.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static FlinkCluster startOnFreePorts(Site site, Path directory, Path logs, int slots) {
        List<Integer> ports = FreePorts.find(2);
        Map<String, String> settings =
                ClusterSettings.of(site.host(JOB_MANAGER), site.host(TASK_MANAGER), directory, ports, slots);
        Path configuration = ClusterSettings.write(directory, settings);
        RestartableProcess jobManager =
                new RestartableProcess(() -> site.start(jobManager(directory, logs, configuration, ports)));
        RestartableProcess taskManager;
        try {
            taskManager =
                    new RestartableProcess(() -> site.start(taskManager(directory, logs, configuration, settings)));
        } catch (RuntimeException e) {
            jobManager.close();
            throw e;
        }
        FlinkCluster cluster = new FlinkCluster(directory, ports.get(0), jobManager, taskManager);
        try {
            cluster.await(
                    slots + " free slots of the Flink cluster", cluster.processes(), "\"slots-available\":" + slots);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private static Site.Jvm jobManager(Path directory, Path logs, Path configuration, List<Integer> ports) {
        return new Site.Jvm(
                JOB_MANAGER,
                role(List.of("-Xms768m", "-Xmx768m")),
                directory,
                logs.resolve("flink-jobmanager.log"),
                Map.of(),
                List.of(
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        "--configDir",
                        configuration.toString()),
                List.of(ports.get(0)));
    }

    /** Flink derives its heap, direct memory and pools from one figure, and a TaskManager must be told all of them. */
    private static Site.Jvm taskManager(Path directory, Path logs, Path configuration, Map<String, String> settings) {
        Configuration flink = Configuration.fromMap(settings);
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(flink);
        List<String> command = new ArrayList<>();
        command.add("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
        command.addAll(List.of("--configDir", configuration.toString()));
        command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
        return new Site.Jvm(
                TASK_MANAGER,
                role(words(ProcessMemoryUtils.generateJvmParametersStr(memory, true))),
                directory,
                logs.resolve("flink-taskmanager.log"),
                Map.of(),
                command,
                List.of());
    }

    private static List<String> words(String line) {
        return List.of(line.trim().split("\\s+"));
    }

    private static JvmRole role(List<String> memoryFlags) {
        return new JvmRole(
                "flink",
                Stream.concat(memoryFlags.stream(), MODULE_FLAGS.stream()).toList(),
                UNWANTED_JARS);
    }

    /** Waits for the JobManager's overview to say so. */
    private void await(String awaited, List<ServiceProcess> involved, String said) {
        Await.until(awaited, READY, involved, () -> overview().contains(said));
    }

    private String overview() throws InterruptedException {
        try {
            return http.send(overview, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        }
    }

    @Override
    public URI rest() {
        return rest;
    }

    /** The JobManager's and the TaskManager's process. */
    @Override
    public List<ServiceProcess> processes() {
        return List.of(jobManager.now(), taskManager.now());
    }

    @Override
    public boolean outlivesItsJobs() {
        return false;
    }

    /** It has no memory of its own: one that is started again knows of no job. */
    @Override
    public Optional<RestartableProcess> jobManager() {
        return Optional.of(jobManager);
    }

    @Override
    public Optional<RestartableProcess> taskManager() {
        return Optional.of(taskManager);
    }

    @Override
    public void awaitJobManager() {
        await("Flink's JobManager to take jobs", List.of(jobManager.now()), "\"slots-total\":");
    }

    @Override
    public Optional<URI> newestCheckpoint() {
        return Checkpoints.newest(ClusterSettings.checkpoints(directory)).map(Path::toUri);
    }

    @Override
    public void close() {
        try {
            taskManager.close();
        } finally {
            jobManager.close();
        }
        FileUtils.deleteQuietly(directory.toFile());
    }
}
