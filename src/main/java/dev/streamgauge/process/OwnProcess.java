package dev.streamgauge.process;

/** A process that was started here, and that only its starter ends. */
public interface OwnProcess extends ServiceProcess, AutoCloseable {

    /**
     * SIGKILL: no hook runs, nothing is flushed. Returns when the process is gone, at the latest after some seconds.
     *
     * @return its exit status: 137, unless it had ended before
     * @throws NotReadyException if it is not gone in time
     */
    int kill();

    /** Asks the process to end, insists after ten seconds, and returns when it is gone. Legal at any time. */
    @Override
    void close();
}
