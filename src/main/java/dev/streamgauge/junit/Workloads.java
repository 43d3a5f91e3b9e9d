package dev.streamgauge.junit;

import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.ctr.AdWorkload;
import dev.streamgauge.workload.own.OwnJobWorkload;
import dev.streamgauge.workload.pageevents.PageEventWorkload;
import dev.streamgauge.workload.regression.RegressionWorkload;

/** The workloads that experiments can ask for: each job has its own. */
final class Workloads {

    private Workloads() {}

    static Workload of(PlannedTrial trial) {
        return switch (trial.configuration().pipeline().job()) {
            case CTR -> AdWorkload.of(trial.configuration(), trial.seed());
            case INFERENCE -> RegressionWorkload.of(trial.configuration(), trial.seed());
            case LOAD_PROBE -> PageEventWorkload.of(trial.configuration(), trial.seed());
            case OWN -> OwnJobWorkload.of(trial.configuration(), OwnJobs.oracle(trial.configuration()), trial.seed());
        };
    }
}
