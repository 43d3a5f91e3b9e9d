package dev.streamgauge.testbed.flink;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A Flink session cluster: a JobManager and a TaskManager, each in a JVM of its own, that take jobs over REST.
 *
 * <p>Every address it binds is on the loopback interface.
 */
public final class FlinkCluster implements AutoCloseable {

    /** Memory of the TaskManager's process, as Flink writes it. */
    public static final String TASK_MANAGER_MEMORY = "1536m";

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
    private final ChildProcess jobManager;
    private final ChildProcess taskManager;

    private FlinkCluster(Path directory, URI rest, ChildProcess jobManager, ChildProcess taskManager) {
        this.directory = directory;
        this.rest = rest;
        this.jobManager = jobManager;
        this.taskManager = taskManager;
    }

    /**
     * Starts a cluster and returns when all its slots are free.
     *
     * @param directory its folder: configuration, checkpoints and temporary files, deleted when it is closed
     * @param logs folder for its two log files
     * @param slots how many parallel tasks it has room for
     * @throws NotReadyException if it is not ready within a minute; with its logs' ends
     */
    public static FlinkCluster start(Path directory, Path logs, int slots) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnFreePorts(directory.resolve("attempt-" + attempt), logs, slots);
            } catch (NotReadyException e) {
                // Most likely another process took a port between finding and binding it.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static FlinkCluster startOnFreePorts(Path directory, Path logs, int slots) {
        List<Integer> ports = FreePorts.find(2);
        Map<String, String> settings = settings(directory, ports, slots);
        Path configuration = write(directory, settings);
        ChildProcess jobManager = ChildProcess.start(
                "flink-jobmanager",
                role(List.of("-Xms768m", "-Xmx768m")),
                directory,
                logs.resolve("flink-jobmanager.log"),
                Map.of(),
                List.of(
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        "--configDir",
                        configuration.toString()));
        ChildProcess taskManager = taskManager(directory, logs, configuration, settings);
        FlinkCluster cluster =
                new FlinkCluster(directory, URI.create("http://127.0.0.1:" + ports.get(0)), jobManager, taskManager);
        try {
            Await.until(
                    slots + " free slots of the Flink cluster",
                    READY,
                    cluster.processes(),
                    () -> cluster.overview().contains("\"slots-available\":" + slots));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /** Flink derives its heap, direct memory and pools from one figure, and a TaskManager must be told all of them. */
    private static ChildProcess taskManager(
            Path directory, Path logs, Path configuration, Map<String, String> settings) {
        Configuration flink = Configuration.fromMap(settings);
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(flink);
        List<String> command = new ArrayList<>();
        command.add("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
        command.addAll(List.of("--configDir", configuration.toString()));
        command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
        return ChildProcess.start(
                "flink-taskmanager",
                role(words(ProcessMemoryUtils.generateJvmParametersStr(memory, true))),
                directory,
                logs.resolve("flink-taskmanager.log"),
                Map.of(),
                command);
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

    private static Map<String, String> settings(Path directory, List<Integer> ports, int slots) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("rest.address", "127.0.0.1");
        settings.put("rest.bind-address", "127.0.0.1");
        settings.put("rest.port", ports.get(0).toString());
        settings.put("jobmanager.rpc.address", "127.0.0.1");
        settings.put("jobmanager.bind-host", "127.0.0.1");
        settings.put("jobmanager.rpc.port", ports.get(1).toString());
        settings.put("taskmanager.host", "127.0.0.1");
        settings.put("taskmanager.bind-host", "127.0.0.1");
        settings.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
        settings.put("taskmanager.memory.process.size", TASK_MANAGER_MEMORY);
        settings.put("taskmanager.memory.network.min", "64m");
        settings.put("taskmanager.memory.network.max", "64m");
        settings.put("taskmanager.memory.managed.size", "128m");
        settings.put("web.tmpdir", directory.resolve("web").toAbsolutePath().toString());
        settings.put("io.tmp.dirs", directory.resolve("io").toAbsolutePath().toString());
        settings.put(
                "execution.checkpointing.dir",
                directory.resolve("checkpoints").toUri().toString());
        settings.put("metrics.fetcher.update-interval", "500");
        settings.put("heartbeat.interval", "1000");
        settings.put("heartbeat.timeout", "10000");
        return settings;
    }

    private static Path write(Path directory, Map<String, String> settings) {
        Path conf = directory.resolve("conf").toAbsolutePath();
        try {
            Files.createDirectories(conf);
            Files.writeString(
                    conf.resolve("config.yaml"),
                    settings.entrySet().stream()
                            .map(entry -> "%s: \"%s\"%n".formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the Flink cluster's configuration", e);
        }
        return conf;
    }

    private String overview() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(rest.resolve("/overview"))
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException notYet) {
            return "";
        }
    }

    /** Address of its REST interface and user interface. */
    public URI rest() {
        return rest;
    }

    /** The JobManager's and the TaskManager's process. */
    public List<ServiceProcess> processes() {
        return List.of(jobManager, taskManager);
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
