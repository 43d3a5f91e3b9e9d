package dev.streamgauge.engine.spark;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.spark.SparkDriver;

/** The driver, started again on its checkpoint. Its executor, where it has one, goes with it and is replaced with it. */
final class DriverNode implements Node {

    private final SparkDriver driver;
    private final DriverOutput output;
    private int looksBefore;

    DriverNode(SparkDriver driver, DriverOutput output) {
        this.driver = driver;
        this.output = output;
    }

    @Override
    public ServiceProcess process() {
        return driver.process();
    }

    @Override
    public int kill() {
        int status = driver.kill();
        looksBefore = output.looks();
        return status;
    }

    @Override
    public void restart() {
        driver.restart();
    }

    @Override
    public void goesOn() {
        looksBefore = output.looks();
    }

    /** Its query has gone through a batch, or looked at its input in vain, since it was started again, or goes on. */
    @Override
    public boolean ready() {
        return driver.process().alive() && output.looks() > looksBefore;
    }
}
