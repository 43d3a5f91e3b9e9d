package dev.streamgauge.testbed.flink;

import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.ServiceProcess;
import java.time.Duration;
import java.util.function.Supplier;

/** One of a cluster's processes, which can be killed and started again as it was. */
public final class ClusterProcess implements AutoCloseable {

    private static final Duration GONE = Duration.ofSeconds(10);

    private final Supplier<ChildProcess> start;
    private volatile ChildProcess process;
    private boolean closed;

    ClusterProcess(Supplier<ChildProcess> start) {
        this.start = start;
        this.process = start.get();
    }

    /** The process as it is now; another one after it was started again. Legal from any thread. */
    public ServiceProcess now() {
        return process;
    }

    /**
     * SIGKILL. Returns when the process is gone.
     *
     * @return the exit status, 137
     */
    public synchronized int kill() {
        process.kill();
        return process.awaitExit(GONE);
    }

    /**
     * Starts it again and returns at once. Its log goes on.
     *
     * @throws IllegalStateException if the cluster is closed: nobody would stop the process any more
     */
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("The Flink cluster is closed: nothing of it is started again");
        }
        process.close();
        process = start.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.close();
    }
}
