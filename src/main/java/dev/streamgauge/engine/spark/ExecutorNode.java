package dev.streamgauge.engine.spark;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.spark.SparkDriver;
import dev.streamgauge.testbed.spark.StandaloneCluster;

/** What runs the tasks in a standalone cluster: the executor, which its Worker replaces, or both together. */
final class ExecutorNode implements Node {

    private final StandaloneCluster cluster;
    private final SparkDriver driver;
    private final DriverOutput output;
    private int executorsBefore;
    private int looksBefore;

    ExecutorNode(StandaloneCluster cluster, SparkDriver driver, DriverOutput output) {
        this.cluster = cluster;
        this.driver = driver;
        this.output = output;
    }

    @Override
    public ServiceProcess process() {
        return cluster.tasksProcess();
    }

    @Override
    public int kill() {
        executorsBefore = output.executors();
        return cluster.killTasks();
    }

    @Override
    public void restart() {
        cluster.awaitTasks(driver.process());
        looksBefore = output.looks();
    }

    /** Whether the executor is the same one then or another does not matter. */
    @Override
    public void goesOn() {
        executorsBefore = -1;
        looksBefore = output.looks();
    }

    /** An executor has registered with the driver since, where one was killed, and the query has gone on. */
    @Override
    public boolean ready() {
        return process().alive() && output.executors() > executorsBefore && output.looks() > looksBefore;
    }
}
