package dev.streamgauge.testbed;

import dev.streamgauge.process.OwnProcess;
import dev.streamgauge.process.ServiceProcess;
import java.util.function.Supplier;

/** One of a service's processes, which can be killed and started again as it was. */
public final class RestartableProcess implements AutoCloseable {

    private final Supplier<OwnProcess> start;
    private volatile OwnProcess process;
    private boolean closed;

    /** Starts it. */
    public RestartableProcess(Supplier<OwnProcess> start) {
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
        return process.kill();
    }

    /**
     * Starts it again and returns when there is a process. Its log goes on.
     *
     * @throws IllegalStateException if it is closed: nobody would stop the process any more
     */
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("%s is closed: it is not started again".formatted(process.name()));
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
