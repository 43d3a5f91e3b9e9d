package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.DiesWithParent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Worker takes for the {@code java} command when it starts an executor. The executor so does what every process of a
 * testbed does: it ends when its parent ends, writes to a log of its own that stays, and says its process id.
 */
final class ExecutorLauncher {

    /** The shell becomes the JVM, so the id that it writes is the JVM's. */
    private static final String SCRIPT = """
            #!/bin/sh
            echo $$ >> "$EXECUTOR_PIDS"
            for word do
              shift
              if [ "$word" = org.apache.spark.executor.CoarseGrainedExecutorBackend ]; then
                set -- "$@" %s
              fi
              set -- "$@" "$word"
            done
            exec "$EXECUTOR_JAVA" -Djava.io.tmpdir="$EXECUTOR_TMP" -XX:-UsePerfData -Djava.awt.headless=true \\
              -Dlog4j2.configurationFile=classpath:dev/streamgauge/process/child-log4j2.xml "$@" >> "$EXECUTOR_LOG" 2>&1
            """.formatted(DiesWithParent.class.getName());

    private final Path directory;
    private final Path log;
    private @Nullable SparkExecutor last;

    /**
     * Writes the command.
     *
     * @param directory its folder
     * @param log the executors' log file, appended to
     */
    ExecutorLauncher(Path directory, Path log) {
        this.directory = directory.toAbsolutePath();
        this.log = log.toAbsolutePath();
        Path java = this.directory.resolve("bin/java");
        try {
            Files.createDirectories(java.getParent());
            Files.createDirectories(this.directory.resolve("tmp"));
            Files.writeString(java, SCRIPT);
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
            Files.createFile(pids());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the executors' launcher", e);
        }
    }

    private Path pids() {
        return directory.resolve("pids");
    }

    /** Variables by which a Worker finds it and it finds what it needs. */
    Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", directory.toString(),
                "EXECUTOR_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "EXECUTOR_PIDS", pids().toString(),
                "EXECUTOR_TMP", directory.resolve("tmp").toString(),
                "EXECUTOR_LOG", log.toString());
    }

    /** The executor that was started last, whether it lives or not; empty before the first. Legal from any thread. */
    synchronized Optional<SparkExecutor> last() {
        try {
            List<String> pids = Files.readAllLines(pids(), StandardCharsets.US_ASCII);
            if (!pids.isEmpty()) {
                long pid = Long.parseLong(pids.get(pids.size() - 1));
                if (last == null || last.pid().getAsLong() != pid) {
                    last = new SparkExecutor(pid, log);
                }
            }
            return Optional.ofNullable(last);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the executors' process ids", e);
        }
    }
}
