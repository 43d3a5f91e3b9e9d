package dev.streamgauge.testbed.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command is run as a Worker runs it, with {@code echo} in the JVM's place. */
class ExecutorLauncherTest {

    @TempDir
    Path folder;

    private ExecutorLauncher launcher;

    @BeforeEach
    void write() {
        launcher = new ExecutorLauncher(folder.resolve("executor"), folder.resolve("spark-executor.log"));
    }

    private Process launch(String number) throws IOException, InterruptedException {
        ProcessBuilder worker = new ProcessBuilder(List.of(
                folder.resolve("executor/bin/java").toString(),
                "-cp",
                "a folder/*",
                "org.apache.spark.executor.CoarseGrainedExecutorBackend",
                "--executor-id",
                number,
                "--app-id",
                "app-7"));
        worker.environment().putAll(launcher.environment(new Site.Recipe("echo", "", "the-logging", "its.Wrapper")));
        Process process = worker.start();
        assertThat(process.waitFor()).isZero();
        return process;
    }

    @Test
    void beforeTheFirstExecutorThereIsNone() {
        assertThat(launcher.last()).isEmpty();
    }

    @Test
    void anExecutorIsKnownByItsProcessIdAndByTheNameThatTheWorkerLogs() throws Exception {
        launch("0");
        Process second = launch("1");

        assertThat(launcher.last()).hasValueSatisfying(executor -> {
            assertThat(executor.id()).isEqualTo("app-7/1");
            assertThat(executor.pid()).hasValue(second.pid());
            assertThat(executor.alive()).isFalse();
        });
    }

    @Test
    void itsMainClassIsRunByOneThatEndsWithTheWorkerAndItsWordsAreInOneLog() throws Exception {
        launch("0");
        launch("1");

        assertThat(Files.readAllLines(folder.resolve("spark-executor.log")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("-cp a folder/* its.Wrapper"
                                + " org.apache.spark.executor.CoarseGrainedExecutorBackend --executor-id"));
    }
}
