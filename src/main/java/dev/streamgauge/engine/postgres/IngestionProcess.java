package dev.streamgauge.engine.postgres;

import dev.streamgauge.engine.postgres.job.PostgresCtrJob;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The JVM of ingesters and aggregator. All that it knows is in the database, so that it is started again as it was at first. */
final class IngestionProcess implements Node, AutoCloseable {

    /** Its heap, as a JVM flag writes it. */
    static final String HEAP = "512m";

    private static final Duration GONE = Duration.ofSeconds(10);

    private static final JvmRole ROLE = new JvmRole(
            "postgres",
            List.of("-Xms" + HEAP, "-Xmx" + HEAP, "-XX:+UseG1GC", "-Djava.awt.headless=true"),
            List.of("flink-", "spark-", "hadoop-client", "hive-", "orc-", "parquet-", "arrow-", "kafka_"));

    private final Path directory;
    private final Path log;
    private final List<String> command;
    private final int partitions;
    private final JvmRole role;
    private final JobTables tables;
    private volatile ChildProcess process;

    /**
     * Starts it.
     *
     * @param directory its folder, deleted when it is closed
     * @param log its log file
     * @param arguments the job's arguments
     * @param partitions how many partitions it has to read
     * @param tables what it says of itself
     * @param first folders and jars of classes that it sees before all others
     */
    IngestionProcess(
            Path directory, Path log, List<String> arguments, int partitions, JobTables tables, List<Path> first) {
        this.directory = directory;
        this.log = log;
        this.command = Stream.concat(Stream.of(PostgresCtrJob.class.getName()), arguments.stream())
                .toList();
        this.partitions = partitions;
        this.tables = tables;
        this.role = ROLE.seeingFirst(first);
        this.process = launch();
    }

    private ChildProcess launch() {
        return ChildProcess.start("postgres-ingestion", role, directory, log, Map.of(), command);
    }

    @Override
    public ServiceProcess process() {
        return process;
    }

    @Override
    public int kill() {
        process.kill();
        return process.awaitExit(GONE);
    }

    @Override
    public void restart() {
        process = launch();
    }

    @Override
    public boolean ready() {
        return process.alive() && tables.partitionsReadBy(process.pid().orElseThrow()) == partitions;
    }

    @Override
    public void close() {
        process.close();
        FileUtils.deleteQuietly(directory.toFile());
    }
}
