package dev.streamgauge.testbed.spark;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a driver's tasks run.
 *
 * @param driverHeap heap of the driver, as a JVM flag writes it
 * @param driverAddress address of this machine at which executors find the driver; all that the driver binds is there
 * @param settings the driver's Spark settings that say where
 * @param first folders and jars of classes that driver and executor see before all others
 */
public record TaskPlace(String driverHeap, String driverAddress, Map<String, String> settings, List<Path> first) {

    /** Heap of a driver that runs the tasks itself, as a JVM flag writes it. */
    public static final String HEAP = "1g";

    /** Jars that the driver hands to executors of a cluster that runs already. */
    static final String SHIPPED = "spark.jars";

    static final String LOOPBACK = "127.0.0.1";

    /** How often a task is tried: Spark's own number where there is a cluster. */
    private static final int ATTEMPTS = 4;

    public TaskPlace {
        settings = Map.copyOf(settings);
        first = List.copyOf(first);
    }

    TaskPlace(String driverHeap, String driverAddress, Map<String, String> settings) {
        this(driverHeap, driverAddress, settings, List.of());
    }

    /** The same, where driver and executor see these classes before all others. */
    public TaskPlace seeingFirst(List<Path> classes) {
        Map<String, String> all = new HashMap<>(settings);
        if (!classes.isEmpty()) {
            all.put(
                    "spark.executor.extraClassPath",
                    classes.stream()
                            .map(path -> path.toAbsolutePath().toString())
                            .collect(Collectors.joining(File.pathSeparator)));
        }
        return new TaskPlace(driverHeap, driverAddress, all, classes);
    }

    /**
     * The same for an application that Streamgauge does not know.
     *
     * @param jar its jar, where driver and executor see it
     * @param listener class that Spark tells of its queries
     * @param taskSlots how many partitions a shuffle has, unless the application says otherwise
     */
    public TaskPlace running(Path jar, String listener, int taskSlots) {
        List<Path> all = new ArrayList<>(first);
        all.add(jar);
        TaskPlace seeing = seeingFirst(all);
        Map<String, String> told = new HashMap<>(seeing.settings);
        told.computeIfPresent(SHIPPED, (key, jars) -> jars + "," + jar.toUri());
        told.put("spark.sql.streaming.streamingQueryListeners", listener);
        told.put("spark.sql.shuffle.partitions", Integer.toString(taskSlots));
        return new TaskPlace(driverHeap, driverAddress, told, all);
    }

    /**
     * In one executor of a standalone cluster.
     *
     * @param master address of its Master
     * @param driverAddress as in the record
     * @param taskSlots how many tasks it runs at a time
     */
    static TaskPlace executor(String master, String driverAddress, int taskSlots) {
        String slots = Integer.toString(taskSlots);
        return new TaskPlace(
                StandaloneCluster.DRIVER_HEAP,
                driverAddress,
                Map.of(
                        "spark.master",
                        master,
                        "spark.cores.max",
                        slots,
                        "spark.executor.cores",
                        slots,
                        "spark.executor.memory",
                        StandaloneCluster.EXECUTOR_HEAP,
                        "spark.executor.extraJavaOptions",
                        "-Xms" + StandaloneCluster.EXECUTOR_HEAP + " -XX:+UseG1GC",
                        // Spark would start without an executor, and have no task slot yet.
                        "spark.scheduler.minRegisteredResourcesRatio",
                        "1.0"));
    }

    /**
     * In the driver itself, service and job in one process ({@code local[k]}). A task that fails is tried again, as in a cluster.
     *
     * @param taskSlots how many tasks run at a time (k)
     */
    public static TaskPlace driver(int taskSlots) {
        return new TaskPlace(HEAP, LOOPBACK, Map.of("spark.master", "local[%d,%d]".formatted(taskSlots, ATTEMPTS)));
    }
}
