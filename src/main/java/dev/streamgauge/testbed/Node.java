package dev.streamgauge.testbed;

import dev.streamgauge.process.ServiceProcess;

/** A part of a service that a fault can strike: a process that can be killed and started again. For one thread. */
public interface Node {

    /** The process as it is now; another one after it was started again. Legal from any thread. */
    ServiceProcess process();

    /**
     * SIGKILL: no hook runs, nothing is flushed. Returns when the process is gone, at the latest after some seconds.
     *
     * @return the exit status, 137
     */
    int kill();

    /**
     * Starts it again on what the killed one left on disk, and returns when there is a process; a node that the service replaces
     * by itself waits until that has happened.
     *
     * @throws dev.streamgauge.process.NotReadyException if that does not happen in time
     */
    void restart();

    /**
     * It stood still, or was cut off, and goes on: {@link #ready()} is asked from now on. Without this it would say yes by what was
     * so before.
     */
    default void goesOn() {}

    /** Whether the service that it is part of says that it works again. Never waits long, and an answer that cannot be had is no. */
    boolean ready();
}
