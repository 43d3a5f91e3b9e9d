package dev.streamgauge.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A while in which a process stands still, or is cut off from all others.
 *
 * @param from no earlier than the moment at which the process stopped, or was cut off
 * @param until no later than the moment at which it went on, or was connected again
 */
public record Suspension(Instant from, Instant until) {

    private static final String SCRIPT =
            "trap '' INT TERM; kill -STOP $0 || exit 1; date +%s%N; sleep $1; date +%s%N; kill -CONT $0";

    /**
     * Suspends a process of this machine, at once: SIGSTOP, then SIGCONT. A shell of its own sends both, so that the process
     * goes on, and notices that its parent is gone, also if this JVM is killed meanwhile.
     *
     * @return completed when the process goes on; exceptionally if it could not be stopped
     */
    public static CompletableFuture<Suspension> of(long pid, Duration length) {
        String seconds = Double.toString(length.toMillis() / 1000.0);
        try {
            Process shell = new ProcessBuilder("sh", "-c", SCRIPT, Long.toString(pid), seconds)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return shell.onExit().thenApply(ended -> told(ended, pid));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop process " + pid, e);
        }
    }

    private static Suspension told(Process shell, long pid) {
        try {
            List<String> epochNanos = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            if (shell.exitValue() != 0 || epochNanos.size() != 2) {
                throw new IllegalStateException("Process %d could not be stopped and continued".formatted(pid));
            }
            return new Suspension(instant(epochNanos.get(0)), instant(epochNanos.get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell how long process %d stood still".formatted(pid), e);
        }
    }

    private static Instant instant(String epochNanos) {
        return Instant.ofEpochSecond(0, Long.parseLong(epochNanos));
    }
}
