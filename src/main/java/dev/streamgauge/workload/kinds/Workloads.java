package dev.streamgauge.workload.kinds;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.workload.ResultOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.ctr.AdWorkload;
import dev.streamgauge.workload.own.OwnJobWorkload;
import dev.streamgauge.workload.pageevents.PageEventWorkload;
import dev.streamgauge.workload.regression.RegressionWorkload;
import org.jspecify.annotations.Nullable;

/** The workloads that experiments can ask for: each job has its own. */
public final class Workloads {

    private Workloads() {}

    /**
     * The workload of a trial, for who sends it.
     *
     * @param seed of its stream
     */
    public static Workload of(Configuration configuration, long seed) {
        return of(configuration, null, seed);
    }

    /**
     * The workload of a trial.
     *
     * @param oracle what says whether the results of a job of the user's own are right; null if nothing does
     * @param seed of its stream
     */
    public static Workload of(Configuration configuration, @Nullable ResultOracle oracle, long seed) {
        return switch (configuration.pipeline().job()) {
            case CTR -> AdWorkload.of(configuration, seed);
            case INFERENCE -> RegressionWorkload.of(configuration, seed);
            case LOAD_PROBE -> PageEventWorkload.of(configuration, seed);
            case OWN -> OwnJobWorkload.of(configuration, oracle, seed);
        };
    }
}
