package dev.streamgauge.workload.kinds;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.ctr.AdWorkload;
import dev.streamgauge.workload.pageevents.PageEventWorkload;
import dev.streamgauge.workload.regression.RegressionWorkload;

/** The workloads that experiments can ask for: each job has its own. */
public final class Workloads {

    private Workloads() {}

    /**
     * The workload of a trial.
     *
     * @param seed of its stream
     */
    public static Workload of(Configuration configuration, long seed) {
        return switch (configuration.pipeline().job()) {
            case CTR -> AdWorkload.of(configuration, seed);
            case INFERENCE -> RegressionWorkload.of(configuration, seed);
            case LOAD_PROBE -> PageEventWorkload.of(configuration, seed);
        };
    }
}
