package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.OwnProcess;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.RestartableProcess;
import dev.streamgauge.testbed.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A standalone Spark cluster: a Master and a Worker, each in a JVM of its own, and the executor that the Worker starts for a
 * driver and replaces when it ends. Where the executor's process cannot be told from outside, as in a container, it is the Worker
 * that is killed, the executor with it.
 *
 * <p>Every port that it binds the kernel chose.
 */
public final class StandaloneCluster implements AutoCloseable {

    /** Heap of an executor, as a JVM flag writes it. */
    public static final String EXECUTOR_HEAP = "1g";

    /** Heap of a driver whose tasks run in an executor, as a JVM flag writes it. */
    public static final String DRIVER_HEAP = "768m";

    private static final String HEAP = "256m";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern REGISTERED = Pattern.compile("(Successfully registered with master)");

    private final Path directory;
    private final int taskSlots;
    private final Site site;
    private final ExecutorLauncher launcher;
    private final OwnProcess master;
    private final RestartableProcess worker;
    private final String address;

    private StandaloneCluster(
            Path directory,
            int taskSlots,
            Site site,
            ExecutorLauncher launcher,
            OwnProcess master,
            RestartableProcess worker,
            String address) {
        this.directory = directory;
        this.taskSlots = taskSlots;
        this.site = site;
        this.launcher = launcher;
        this.master = master;
        this.worker = worker;
        this.address = address;
    }

    /**
     * Starts a cluster and returns when it takes drivers.
     *
     * @param site where
     * @param directory its folder: temporary files, deleted when it is closed
     * @param logs folder for its three log files
     * @param taskSlots how many tasks an executor runs at a time
     * @throws NotReadyException if it is not ready within a minute; with its logs' ends
     */
    public static StandaloneCluster start(Site site, Path directory, Path logs, int taskSlots) {
        OwnProcess master = startMaster(site, directory, logs);
        try {
            String address = SpokenWords.of(master).await("the Spark Master's address", MASTER, READY);
            ExecutorLauncher launcher =
                    new ExecutorLauncher(directory.resolve("executor"), logs.resolve("spark-executor.log"));
            RestartableProcess worker =
                    new RestartableProcess(() -> startWorker(site, directory, logs, launcher, taskSlots, address));
            StandaloneCluster cluster =
                    new StandaloneCluster(directory, taskSlots, site, launcher, master, worker, address);
            try {
                awaitWorker(SpokenWords.of(worker.now()));
            } catch (RuntimeException e) {
                cluster.close();
                throw e;
            }
            return cluster;
        } catch (RuntimeException e) {
            master.close();
            throw e;
        }
    }

    private static void awaitWorker(SpokenWords words) {
        words.await("the Spark Worker to be registered", REGISTERED, READY);
    }

    /** A driver's executor is replaced as often as it ends, where Spark by itself gives a driver up after the tenth time. */
    private static OwnProcess startMaster(Site site, Path directory, Path logs) {
        String name = "spark-master";
        return site.start(new Site.Jvm(
                name,
                SparkJvm.role(HEAP, Stream.of("-XX:+UseSerialGC", "-Dspark.deploy.maxExecutorRetries=-1")),
                directory,
                logs.resolve("spark-master.log"),
                SparkJvm.bindingTo(site.host(name)),
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        site.host(name),
                        "--port",
                        "0",
                        "--webui-port",
                        "0"),
                List.of()));
    }

    /**
     * It has room for two executors: a driver that was started again need not wait until its former self's is gone. That room is
     * only counted, not taken.
     */
    private static OwnProcess startWorker(
            Site site, Path directory, Path logs, ExecutorLauncher launcher, int taskSlots, String master) {
        String name = "spark-worker";
        Site.Recipe recipe = site.recipe(SparkJvm.role(EXECUTOR_HEAP, Stream.empty()));
        Map<String, String> environment = new HashMap<>(SparkJvm.bindingTo(site.host(name)));
        environment.putAll(launcher.environment(recipe));
        environment.putAll(withoutDistribution(directory, recipe.classPath()));
        return site.start(new Site.Jvm(
                name,
                SparkJvm.role(HEAP, Stream.of("-XX:+UseSerialGC")),
                directory,
                logs.resolve("spark-worker.log"),
                environment,
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        site.host(name),
                        "--port",
                        "0",
                        "--webui-port",
                        "0",
                        "--cores",
                        Integer.toString(2 * taskSlots),
                        "--memory",
                        "4g",
                        "--work-dir",
                        directory.resolve("work").toAbsolutePath().toString(),
                        master),
                List.of()));
    }

    /** Executors take the class path from here; the folder of jars that Spark insists on is empty. */
    private static Map<String, String> withoutDistribution(Path directory, String classPath) {
        Path home = directory.resolve("home").toAbsolutePath();
        try {
            Files.createDirectories(home.resolve("jars"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the Spark cluster's folder", e);
        }
        return Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_DIST_CLASSPATH",
                classPath,
                "SPARK_SCALA_VERSION",
                "2.12",
                "SPARK_LOCAL_DIRS",
                directory.resolve("local").toAbsolutePath().toString());
    }

    /** Where its drivers have their tasks run. */
    public TaskPlace tasks() {
        return TaskPlace.executor(address, site.host(SparkDriver.NAME), taskSlots);
    }

    /** The Master's process, the Worker's, and the executor's while there is one that can be told. Legal from any thread. */
    public List<ServiceProcess> processes() {
        return Stream.concat(Stream.of(master, worker.now()), executor().filter(ServiceProcess::alive).stream())
                .toList();
    }

    /** A Worker that is not on its own tells no process ids that mean anything here; then the executor is what it has started. */
    private Optional<SparkExecutor> executor() {
        if (site.sharesProcessIds()) {
            return launcher.last();
        }
        OptionalLong pid = worker.now().pid();
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(pid.getAsLong()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .findFirst()
                        .map(started -> new SparkExecutor("", started.pid(), launcher.log()));
    }

    /**
     * The process that runs the tasks, whether it lives or not: the executor, or the Worker that has it. Legal from any thread.
     *
     * @throws IllegalStateException if no executor was ever started
     */
    public ServiceProcess tasksProcess() {
        if (!site.sharesProcessIds()) {
            return worker.now();
        }
        return launcher.last().orElseThrow(() -> new IllegalStateException("No Spark executor was ever started"));
    }

    /**
     * SIGKILL to the process that runs the tasks. Returns when it is gone, and an executor's Worker has seen it.
     *
     * @return the exit status, 137
     * @throws IllegalStateException if there is none that lives
     * @throws NotReadyException if that does not happen in time
     */
    public int killTasks() {
        return site.sharesProcessIds() ? killExecutor() : worker.kill();
    }

    private int killExecutor() {
        SparkExecutor executor = launcher.last()
                .filter(ServiceProcess::alive)
                .orElseThrow(() -> new IllegalStateException("There is no Spark executor to kill"));
        SpokenWords words = SpokenWords.later(worker.now());
        executor.destroy();
        Pattern ended = Pattern.compile(
                "Executor %s finished with state .*exitStatus (\\d+)".formatted(Pattern.quote(executor.id())));
        return Integer.parseInt(words.await("the Worker to see its executor gone", ended, GRACE));
    }

    /**
     * After a kill: returns when a process to run tasks is there again, which a Worker sees to by itself.
     *
     * @param driver must live meanwhile
     * @throws NotReadyException if that does not happen within a minute
     */
    public void awaitTasks(ServiceProcess driver) {
        if (site.sharesProcessIds()) {
            Await.until(
                    "the Worker to replace its executor",
                    READY,
                    List.of(master, worker.now(), driver),
                    () -> tasksProcess().alive());
        } else {
            SpokenWords words = SpokenWords.later(worker.now());
            worker.restart();
            awaitWorker(words.by(worker.now()));
        }
    }

    /** Drivers are to be closed before: an executor is asked to end by its driver, by its Worker, and then no more. */
    @Override
    public void close() {
        try {
            worker.close();
        } finally {
            master.close();
            executor().ifPresent(executor -> executor.end(GRACE));
            FileUtils.deleteQuietly(directory.toFile());
        }
    }
}
