package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The process of an executor, a child of the Worker's. */
final class SparkExecutor implements ServiceProcess {

    private final String id;
    private final long pid;
    private final Path log;

    /** Empty if it had ended before anybody looked. */
    private final Optional<ProcessHandle> handle;

    /**
     * An executor.
     *
     * @param id what the Worker calls it: its application's id and its number there
     * @param pid its process id
     * @param log its log file
     */
    SparkExecutor(String id, long pid, Path log) {
        this.id = id;
        this.pid = pid;
        this.log = log;
        this.handle = ProcessHandle.of(pid);
    }

    /** What the Worker calls it. */
    String id() {
        return id;
    }

    @Override
    public String name() {
        return "spark-executor";
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(pid);
    }

    @Override
    public boolean alive() {
        return handle.map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public String fate() {
        return "%s (pid %d) %s".formatted(name(), pid, alive() ? "is running" : "ended");
    }

    /** SIGKILL. Does not wait. */
    void destroy() {
        handle.ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Waits until it has ended; insists if it does not within that time. */
    void end(Duration grace) {
        handle.ifPresent(process -> process.onExit()
                .orTimeout(grace.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(stubborn -> {
                    process.destroyForcibly();
                    return process;
                })
                .join());
    }
}
