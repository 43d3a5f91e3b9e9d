package dev.streamgauge.engine.flink;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.RestartableProcess;
import java.util.function.LongPredicate;

/** A process of the cluster that a job runs on, and what the job needs after it was started again. */
final class JobNode implements Node {

    private final RestartableProcess process;
    private final Runnable revive;
    private final LongPredicate jobRunsSince;
    private long killedMillis;

    /**
     * A node.
     *
     * @param revive brings the job back on the process that was started again
     * @param jobRunsSince whether the job runs, and was not running already at that moment, in ms since the epoch
     */
    JobNode(RestartableProcess process, Runnable revive, LongPredicate jobRunsSince) {
        this.process = process;
        this.revive = revive;
        this.jobRunsSince = jobRunsSince;
    }

    @Override
    public ServiceProcess process() {
        return process.now();
    }

    @Override
    public int kill() {
        killedMillis = System.currentTimeMillis();
        return process.kill();
    }

    @Override
    public void restart() {
        process.restart();
        revive.run();
    }

    /** Flink holds a job to be running until it notices that its tasks are gone. */
    @Override
    public boolean ready() {
        return jobRunsSince.test(killedMillis);
    }
}
