package dev.streamgauge.testbed.spark;

import dev.streamgauge.testbed.Site;
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

    /** The shell becomes the JVM, so the process id that it writes is the JVM's; beside it the name that the Worker logs. */
    private static final String SCRIPT = """
            #!/bin/sh
            last=
            for word do
              shift
              case $last in
                --app-id) application=$word ;;
                --executor-id) number=$word ;;
              esac
              last=$word
              if [ "$word" = org.apache.spark.executor.CoarseGrainedExecutorBackend ]; then
                set -- "$@" $EXECUTOR_WRAPPER
              fi
              set -- "$@" "$word"
            done
            echo "$$ $application/$number" >> "$EXECUTORS"
            exec "$EXECUTOR_JAVA" -Djava.io.tmpdir="$EXECUTOR_TMP" -XX:-UsePerfData -Djava.awt.headless=true \\
              -Dlog4j2.configurationFile="$EXECUTOR_LOGGING" "$@" >> "$EXECUTOR_LOG" 2>&1
            """;

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
            Files.createFile(executors());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the executors' launcher", e);
        }
    }

    /** A line for each that was started: process id and name. */
    private Path executors() {
        return directory.resolve("executors");
    }

    /** The executors' log file. */
    Path log() {
        return log;
    }

    /** Variables by which a Worker finds it and it finds what it needs. */
    Map<String, String> environment(Site.Recipe recipe) {
        return Map.of(
                "JAVA_HOME", directory.toString(),
                "EXECUTOR_JAVA", recipe.java(),
                "EXECUTOR_LOGGING", recipe.logging(),
                "EXECUTOR_WRAPPER", recipe.wrapper(),
                "EXECUTORS", executors().toString(),
                "EXECUTOR_TMP", directory.resolve("tmp").toString(),
                "EXECUTOR_LOG", log.toString());
    }

    /** The executor that was started last, whether it lives or not; empty before the first. Legal from any thread. */
    synchronized Optional<SparkExecutor> last() {
        try {
            List<String> started = Files.readAllLines(executors(), StandardCharsets.US_ASCII);
            if (!started.isEmpty()) {
                String[] pidAndName = started.get(started.size() - 1).split(" ", 2);
                if (last == null || !last.id().equals(pidAndName[1])) {
                    last = new SparkExecutor(pidAndName[1], Long.parseLong(pidAndName[0]), log);
                }
            }
            return Optional.ofNullable(last);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read which executors were started", e);
        }
    }
}
