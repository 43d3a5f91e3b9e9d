package dev.streamgauge.testbed.spark;

import java.util.Map;

/**
 * Where a driver's tasks run.
 *
 * @param driverHeap heap of the driver, as a JVM flag writes it
 * @param settings the driver's Spark settings that say where
 */
public record TaskPlace(String driverHeap, Map<String, String> settings) {

    /** Heap of a driver that runs the tasks itself, as a JVM flag writes it. */
    public static final String HEAP = "1g";

    /** How often a task is tried: Spark's own number where there is a cluster. */
    private static final int ATTEMPTS = 4;

    public TaskPlace {
        settings = Map.copyOf(settings);
    }

    /**
     * In the driver itself, service and job in one process ({@code local[k]}). A task that fails is tried again, as in a cluster.
     *
     * @param taskSlots how many tasks run at a time (k)
     */
    public static TaskPlace driver(int taskSlots) {
        return new TaskPlace(HEAP, Map.of("spark.master", "local[%d,%d]".formatted(taskSlots, ATTEMPTS)));
    }
}
