package dev.streamgauge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuspensionTest {

    private static final Duration LENGTH = Duration.ofMillis(700);

    private final Process process = start();

    private static Process start() {
        try {
            return new ProcessBuilder("sleep", "60").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    /** T while it is stopped, S while it sleeps. */
    private boolean stopped() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
    }

    @Test
    void theProcessStandsStillAndThenGoesOn() throws IOException {
        CompletableFuture<Suspension> suspension = Suspension.of(process.pid(), LENGTH);
        await("the process to stop").until(this::stopped);

        Suspension over = suspension.join();

        assertThat(Duration.between(over.from(), over.until())).isGreaterThanOrEqualTo(LENGTH);
        assertThat(stopped()).isFalse();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aProcessThatIsNotThereCannotBeStopped() throws InterruptedException {
        process.destroyForcibly().waitFor();

        assertThatThrownBy(() -> Suspension.of(process.pid(), LENGTH).join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("Process %d could not be stopped and continued".formatted(process.pid()));
    }
}
