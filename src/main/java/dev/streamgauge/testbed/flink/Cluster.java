package dev.streamgauge.testbed.flink;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.RestartableProcess;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A Flink session cluster that takes jobs over REST. */
public interface Cluster extends AutoCloseable {

    /** Address of its REST interface and user interface. */
    URI rest();

    /** Its processes as they are now, as far as they are known here. Legal from any thread. */
    List<ServiceProcess> processes();

    /** Whether it goes on when it is closed here, so that whoever submits a job has to cancel it. */
    boolean outlivesItsJobs();

    /** What plans and supervises the jobs; empty if it cannot be struck here. */
    Optional<RestartableProcess> jobManager();

    /** What runs the jobs' tasks; empty if it cannot be struck here. */
    Optional<RestartableProcess> taskManager();

    /**
     * Returns when the JobManager takes jobs.
     *
     * @throws dev.streamgauge.process.NotReadyException if it does not within a minute; with its log's end
     */
    void awaitJobManager();

    /** The newest checkpoint of a job that was completed; empty if there is none yet, or none can be seen from here. */
    Optional<URI> newestCheckpoint();

    @Override
    void close();
}
