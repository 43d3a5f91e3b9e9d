package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A standalone Spark cluster: a Master and a Worker, each in a JVM of its own, and the executor that the Worker starts for a
 * driver and replaces when it ends.
 *
 * <p>Every address it binds is on the loopback interface and on a port that the kernel chose.
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
    private final ExecutorLauncher launcher;
    private final ChildProcess master;
    private final ChildProcess worker;
    private final String address;

    private StandaloneCluster(
            Path directory,
            int taskSlots,
            ExecutorLauncher launcher,
            ChildProcess master,
            ChildProcess worker,
            String address) {
        this.directory = directory;
        this.taskSlots = taskSlots;
        this.launcher = launcher;
        this.master = master;
        this.worker = worker;
        this.address = address;
    }

    /**
     * Starts a cluster and returns when it takes drivers.
     *
     * @param directory its folder: temporary files, deleted when it is closed
     * @param logs folder for its three log files
     * @param taskSlots how many tasks an executor runs at a time
     * @throws NotReadyException if it is not ready within a minute; with its logs' ends
     */
    public static StandaloneCluster start(Path directory, Path logs, int taskSlots) {
        ChildProcess master = startMaster(directory, logs);
        try {
            String address = SpokenWords.of(master).await("the Spark Master's address", MASTER, READY);
            ExecutorLauncher launcher =
                    new ExecutorLauncher(directory.resolve("executor"), logs.resolve("spark-executor.log"));
            ChildProcess worker = startWorker(directory, logs, launcher, taskSlots, address);
            StandaloneCluster cluster = new StandaloneCluster(directory, taskSlots, launcher, master, worker, address);
            try {
                SpokenWords.of(worker).await("the Spark Worker to be registered", REGISTERED, READY);
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

    /** A driver's executor is replaced as often as it ends, where Spark by itself gives a driver up after the tenth time. */
    private static ChildProcess startMaster(Path directory, Path logs) {
        return ChildProcess.start(
                "spark-master",
                SparkJvm.role(HEAP, Stream.of("-XX:+UseSerialGC", "-Dspark.deploy.maxExecutorRetries=-1")),
                directory,
                logs.resolve("spark-master.log"),
                SparkJvm.LOOPBACK,
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--webui-port",
                        "0"));
    }

    /**
     * It has room for two executors: a driver that was started again need not wait until its former self's is gone. That room is
     * only counted, not taken.
     */
    private static ChildProcess startWorker(
            Path directory, Path logs, ExecutorLauncher launcher, int taskSlots, String master) {
        Map<String, String> environment = new HashMap<>(SparkJvm.LOOPBACK);
        environment.putAll(launcher.environment());
        environment.putAll(withoutDistribution(directory));
        return ChildProcess.start(
                "spark-worker",
                SparkJvm.role(HEAP, Stream.of("-XX:+UseSerialGC")),
                directory,
                logs.resolve("spark-worker.log"),
                environment,
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        "127.0.0.1",
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
                        master));
    }

    /** Executors take the class path from here; the folder of jars that Spark insists on is empty. */
    private static Map<String, String> withoutDistribution(Path directory) {
        Path home = directory.resolve("home").toAbsolutePath();
        try {
            Files.createDirectories(home.resolve("jars"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the Spark cluster's folder", e);
        }
        return Map.of(
                "SPARK_HOME", home.toString(),
                "SPARK_DIST_CLASSPATH",
                        SparkJvm.role(EXECUTOR_HEAP, Stream.empty()).classPath(),
                "SPARK_SCALA_VERSION", "2.12",
                "SPARK_LOCAL_DIRS", directory.resolve("local").toAbsolutePath().toString());
    }

    /** Where its drivers have their tasks run. */
    public TaskPlace tasks() {
        return TaskPlace.executor(address, TaskPlace.LOOPBACK, taskSlots);
    }

    /** The Master's process, the Worker's, and the executor's while there is one. Legal from any thread. */
    public List<ServiceProcess> processes() {
        return Stream.concat(Stream.of(master, worker), executor().filter(ServiceProcess::alive).stream())
                .toList();
    }

    /** The executor that was started last, whether it lives or not; empty before the first. Legal from any thread. */
    public Optional<ServiceProcess> executor() {
        return launcher.last().map(executor -> executor);
    }

    /**
     * SIGKILL to the executor. Returns when the Worker has seen it gone.
     *
     * @return the exit status that the Worker saw, 137
     * @throws IllegalStateException if there is no executor that lives
     * @throws NotReadyException if the Worker does not see it in time
     */
    public int killExecutor() {
        SparkExecutor executor = launcher.last()
                .filter(ServiceProcess::alive)
                .orElseThrow(() -> new IllegalStateException("There is no Spark executor to kill"));
        SpokenWords words = SpokenWords.later(worker);
        executor.destroy();
        Pattern ended = Pattern.compile(
                "Executor %s finished with state .*exitStatus (\\d+)".formatted(Pattern.quote(executor.id())));
        return Integer.parseInt(words.await("the Worker to see its executor gone", ended, GRACE));
    }

    /** Drivers are to be closed before: an executor is asked to end by its driver, by its Worker, and then no more. */
    @Override
    public void close() {
        try {
            worker.close();
        } finally {
            master.close();
            launcher.last().ifPresent(executor -> executor.end(GRACE));
            FileUtils.deleteQuietly(directory.toFile());
        }
    }
}
