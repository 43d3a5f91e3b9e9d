package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A Spark driver: a process that plans a job, and runs its tasks too unless there is a cluster. It can be killed and started
 * again on what it left on disk.
 *
 * <p>Every address it binds, the user interface's included, is on the loopback interface, unless its tasks run elsewhere.
 */
public final class SparkDriver implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * How much of the past the user interface remembers, on the driver's heap: enough for a reader, and as much after an hour as
     * after a minute. Spark's own limits are a thousand of each, and a hundred thousand tasks.
     */
    private static final Map<String, Integer> UI_KEEPS = Map.of(
            "ui.retainedJobs", 100,
            "ui.retainedStages", 200,
            "ui.retainedTasks", 1_000,
            "sql.ui.retainedExecutions", 20,
            "sql.streaming.ui.retainedProgressUpdates", 100);

    private final Path directory;
    private final Path log;
    private final JvmRole role;
    private final Map<String, String> environment;
    private final List<String> command;
    private volatile ChildProcess process;
    private boolean closed;

    private SparkDriver(Path directory, Path log, JvmRole role, Map<String, String> environment, List<String> command) {
        this.directory = directory;
        this.log = log;
        this.role = role;
        this.environment = environment;
        this.command = command;
        this.process = launch();
    }

    /**
     * Starts a driver that runs the given application.
     *
     * @param directory its folder: checkpoint and temporary files, deleted when it is closed
     * @param log its log file; appended to, so that a restart keeps the first life's words
     * @param tasks where its tasks run
     * @param mainClass the application, which takes its Spark settings from system properties
     * @param arguments the application's arguments
     */
    public static SparkDriver start(
            Path directory, Path log, TaskPlace tasks, String mainClass, List<String> arguments) {
        Map<String, Object> settings = new HashMap<>(settings(directory, tasks.driverAddress()));
        UI_KEEPS.forEach((what, count) -> settings.put("spark." + what, count));
        settings.putAll(tasks.settings());
        Stream<String> flags =
                settings.entrySet().stream().map(setting -> "-D" + setting.getKey() + "=" + setting.getValue());
        List<String> command = new ArrayList<>();
        command.add(mainClass);
        command.addAll(arguments);
        return new SparkDriver(
                directory,
                log,
                SparkJvm.role(tasks.driverHeap(), Stream.concat(Stream.of("-XX:+UseG1GC"), flags))
                        .seeingFirst(tasks.first()),
                SparkJvm.bindingTo(tasks.driverAddress()),
                command);
    }

    private static Map<String, String> settings(Path directory, String address) {
        return Map.of(
                "spark.driver.host",
                address,
                "spark.driver.bindAddress",
                address,
                "spark.ui.port",
                "0",
                "spark.ui.showConsoleProgress",
                "false",
                "spark.local.dir",
                directory.resolve("local").toAbsolutePath().toString(),
                "spark.sql.warehouse.dir",
                directory.resolve("warehouse").toAbsolutePath().toString());
    }

    private ChildProcess launch() {
        return ChildProcess.start("spark-driver", role, directory, log, environment, command);
    }

    /** The driver's process; another one after a restart. Legal from any thread. */
    public ChildProcess process() {
        return process;
    }

    /**
     * SIGKILL: no hook runs, nothing is flushed. Returns when the process is gone.
     *
     * @return its exit status, 137
     */
    public int kill() {
        ChildProcess killed = process;
        killed.kill();
        return killed.awaitExit(GRACE);
    }

    /**
     * Starts it again, with the same arguments.
     *
     * @throws IllegalStateException if it still runs, or was closed
     */
    public synchronized void restart() {
        if (closed || process.alive()) {
            throw new IllegalStateException("Only a driver that has ended and was not closed can be started again");
        }
        process = launch();
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.close();
        FileUtils.deleteQuietly(directory.toFile());
    }
}
