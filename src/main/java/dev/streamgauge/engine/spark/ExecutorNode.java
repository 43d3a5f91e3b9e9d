package dev.streamgauge.engine.spark;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.spark.SparkDriver;
import dev.streamgauge.testbed.spark.StandaloneCluster;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The executor of a standalone cluster, which its Worker replaces. */
final class ExecutorNode implements Node {

    private static final Duration REPLACED = Duration.ofSeconds(60);

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
        return cluster.executor().orElseThrow(() -> new IllegalStateException("No Spark executor was ever started"));
    }

    @Override
    public int kill() {
        executorsBefore = output.executors();
        return cluster.killExecutor();
    }

    @Override
    public void restart() {
        List<ServiceProcess> involved = Stream.concat(
                        cluster.processes().stream().filter(process -> !process.equals(process())),
                        Stream.of(driver.process()))
                .toList();
        Await.until(
                "the Worker to replace its executor",
                REPLACED,
                involved,
                () -> process().alive());
        looksBefore = output.looks();
    }

    /** Its successor has registered with the driver, and the query has gone on since. */
    @Override
    public boolean ready() {
        return process().alive() && output.executors() > executorsBefore && output.looks() > looksBefore;
    }
}
