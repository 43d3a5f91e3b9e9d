package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.OwnProcess;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.FreePorts;
import dev.streamgauge.testbed.Site;
import java.net.URI;
import java.nio.file.Path;
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
 * <p>All that it binds, the user interface included, is at the address at which executors find it.
 */
public final class SparkDriver implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    /** What its process is called. */
    static final String NAME = "spark-driver";

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

    private final Site site;
    private final Site.Jvm jvm;
    private volatile OwnProcess process;
    private boolean closed;

    private SparkDriver(Site site, Site.Jvm jvm) {
        this.site = site;
        this.jvm = jvm;
        this.process = site.start(jvm);
    }

    /**
     * Starts a driver that runs the given application.
     *
     * @param site where
     * @param directory its folder: checkpoint and temporary files, deleted when it is closed
     * @param log its log file; appended to, so that a restart keeps the first life's words
     * @param tasks where its tasks run
     * @param mainClass the application, which takes its Spark settings from system properties
     * @param arguments the application's arguments
     */
    public static SparkDriver start(
            Site site, Path directory, Path log, TaskPlace tasks, String mainClass, List<String> arguments) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnFreePort(site, directory, log, tasks, mainClass, arguments);
            } catch (NotReadyException e) {
                // Most likely another process took the port between finding and publishing it.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Where nothing is published, the kernel chooses the user interface's port, and the driver tells it. */
    private static SparkDriver startOnFreePort(
            Site site, Path directory, Path log, TaskPlace tasks, String mainClass, List<String> arguments) {
        List<Integer> published = site.sharesProcessIds() ? List.of() : FreePorts.find(1);
        int uiPort = published.isEmpty() ? 0 : published.get(0);
        Map<String, Object> settings = new HashMap<>(settings(directory, tasks.driverAddress()));
        settings.put("spark.ui.port", uiPort);
        UI_KEEPS.forEach((what, count) -> settings.put("spark." + what, count));
        settings.putAll(tasks.settings());
        Stream<String> flags =
                settings.entrySet().stream().map(setting -> "-D" + setting.getKey() + "=" + setting.getValue());
        List<String> command = new ArrayList<>();
        command.add(mainClass);
        command.addAll(arguments);
        return new SparkDriver(
                site,
                new Site.Jvm(
                        NAME,
                        SparkJvm.role(tasks.driverHeap(), Stream.concat(Stream.of("-XX:+UseG1GC"), flags))
                                .seeingFirst(tasks.first()),
                        directory,
                        log,
                        SparkJvm.bindingTo(tasks.driverAddress()),
                        command,
                        published));
    }

    private static Map<String, String> settings(Path directory, String address) {
        return Map.of(
                "spark.driver.host",
                address,
                "spark.driver.bindAddress",
                address,
                "spark.ui.showConsoleProgress",
                "false",
                "spark.local.dir",
                directory.resolve("local").toAbsolutePath().toString(),
                "spark.sql.warehouse.dir",
                directory.resolve("warehouse").toAbsolutePath().toString());
    }

    /** The driver's process; another one after a restart. Legal from any thread. */
    public ServiceProcess process() {
        return process;
    }

    /** An address that the driver has told, such as its user interface's, as this JVM reaches it. */
    public URI fromHere(URI told) {
        return site.fromHere(told);
    }

    /**
     * SIGKILL: no hook runs, nothing is flushed. Returns when the process is gone.
     *
     * @return its exit status, 137
     */
    public int kill() {
        return process.kill();
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
        process.close();
        process = site.start(jvm);
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.close();
        FileUtils.deleteQuietly(jvm.directory().toFile());
    }
}
