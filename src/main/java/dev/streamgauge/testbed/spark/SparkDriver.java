package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A Spark driver with its tasks in the same JVM ({@code local[k]}): service and job in one process.
 *
 * <p>Every address it binds is on the loopback interface, the user interface included.
 */
public final class SparkDriver implements AutoCloseable {

    /** Heap of the driver, as a JVM flag writes it. */
    public static final String HEAP = "1g";

    private static final JvmRole ROLE = new JvmRole(
            "spark",
            Stream.concat(
                            Stream.of("-Xms" + HEAP, "-Xmx" + HEAP, "-XX:+UseG1GC", "-Djava.awt.headless=true"),
                            Arrays.stream(
                                    JavaModuleOptions.defaultModuleOptions().split(" ")))
                    .toList(),
            List.of("kryo-5", "reflectasm", "flink-", "icu4j"));

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
    private final ChildProcess process;

    private SparkDriver(Path directory, ChildProcess process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * Starts a driver that runs the given application.
     *
     * @param directory its folder: checkpoint and temporary files, deleted when it is closed
     * @param log its log file
     * @param taskSlots how many tasks run at a time (k)
     * @param mainClass the application, which takes its Spark settings from system properties
     * @param arguments the application's arguments
     */
    public static SparkDriver start(Path directory, Path log, int taskSlots, String mainClass, List<String> arguments) {
        List<String> flags = new ArrayList<>(ROLE.jvmFlags());
        settings(directory, taskSlots).forEach((key, value) -> flags.add("-D" + key + "=" + value));
        UI_KEEPS.forEach((what, count) -> flags.add("-Dspark." + what + "=" + count));
        List<String> command = new ArrayList<>();
        command.add(mainClass);
        command.addAll(arguments);
        return new SparkDriver(
                directory,
                ChildProcess.start(
                        "spark-driver",
                        new JvmRole(ROLE.name(), flags, ROLE.unwantedJars()),
                        directory,
                        log,
                        Map.of("SPARK_LOCAL_IP", "127.0.0.1", "SPARK_LOCAL_HOSTNAME", "localhost"),
                        command));
    }

    private static Map<String, String> settings(Path directory, int taskSlots) {
        return Map.of(
                "spark.master", "local[" + taskSlots + "]",
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.ui.port", "0",
                "spark.ui.showConsoleProgress", "false",
                "spark.local.dir", directory.resolve("local").toAbsolutePath().toString(),
                "spark.sql.warehouse.dir",
                        directory.resolve("warehouse").toAbsolutePath().toString());
    }

    /** The driver's process. */
    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        FileUtils.deleteQuietly(directory.toFile());
    }
}
