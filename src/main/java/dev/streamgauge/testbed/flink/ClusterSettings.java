package dev.streamgauge.testbed.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What both processes of a cluster are told, in Flink's own words. */
final class ClusterSettings {

    private ClusterSettings() {}

    /**
     * The settings of a cluster.
     *
     * @param jobManager host of the JobManager, which binds the same
     * @param taskManager host of the TaskManager, likewise
     * @param directory for everything that it writes
     * @param ports of its REST interface and of its JobManager
     */
    static Map<String, String> of(
            String jobManager, String taskManager, Path directory, List<Integer> ports, int slots) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("rest.address", jobManager);
        settings.put("rest.bind-address", jobManager);
        settings.put("rest.port", ports.get(0).toString());
        settings.put("jobmanager.rpc.address", jobManager);
        settings.put("jobmanager.bind-host", jobManager);
        settings.put("jobmanager.rpc.port", ports.get(1).toString());
        settings.put("taskmanager.host", taskManager);
        settings.put("taskmanager.bind-host", taskManager);
        settings.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
        settings.put("taskmanager.memory.process.size", FlinkCluster.TASK_MANAGER_MEMORY);
        settings.put("taskmanager.memory.network.min", "64m");
        settings.put("taskmanager.memory.network.max", "64m");
        settings.put("taskmanager.memory.managed.size", "128m");
        settings.put("web.tmpdir", directory.resolve("web").toAbsolutePath().toString());
        settings.put("io.tmp.dirs", directory.resolve("io").toAbsolutePath().toString());
        settings.put(
                "execution.checkpointing.dir", checkpoints(directory).toUri().toString());
        settings.put("metrics.fetcher.update-interval", "500");
        putRecovery(settings);
        return settings;
    }

    /**
     * How fast it recovers. Without high availability nothing tells a TaskManager that its JobManager died but the silence of
     * its heart; then it tries to find the next one again and again, and holds the slots of the dead job for a while: each of
     * these waits is longer by default than a JVM takes to start.
     */
    private static void putRecovery(Map<String, String> settings) {
        settings.put("heartbeat.interval", "1000");
        settings.put("heartbeat.timeout", "5000");
        settings.put("cluster.registration.error-delay", "500");
        settings.put("cluster.registration.refused-registration-delay", "500");
        settings.put("cluster.registration.max-timeout", "2000");
        settings.put("taskmanager.slot.timeout", "1 s");
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", Integer.toString(Integer.MAX_VALUE));
        settings.put("restart-strategy.fixed-delay.delay", "500 ms");
        settings.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    }

    /** Folder of the checkpoints of all jobs. */
    static Path checkpoints(Path directory) {
        return directory.resolve("checkpoints");
    }

    /** Writes the settings to the cluster's folder, where Flink looks for them, and returns that place. */
    static Path write(Path directory, Map<String, String> settings) {
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
}
