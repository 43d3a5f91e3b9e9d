package dev.streamgauge.workload.own;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.ResultOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.arrivals.StatePath;
import dev.streamgauge.workload.ctr.AdWorkload;
import dev.streamgauge.workload.pageevents.PageEventWorkload;
import dev.streamgauge.workload.regression.RegressionWorkload;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stream of another workload, whose every event must have a result of its own. */
public final class OwnJobWorkload implements Workload {

    private final Workload sent;
    private final RecordOracle oracle;

    private OwnJobWorkload(Workload sent, RecordOracle oracle) {
        this.sent = sent;
        this.oracle = oracle;
    }

    /**
     * The workload of a trial.
     *
     * @param configuration its load; of its pipeline what is sent, and what that workload wants of it; its timing
     * @param oracle says whether a result is right; null if nobody does
     * @param seed the trial's seed
     */
    public static OwnJobWorkload of(Configuration configuration, @Nullable ResultOracle oracle, long seed) {
        Workload sent = switch (configuration.pipeline().input()) {
            case PAGE_EVENTS -> PageEventWorkload.of(configuration, seed);
            case AD_EVENTS -> AdWorkload.of(configuration, seed);
            case FEATURE_VECTORS -> RegressionWorkload.of(configuration, seed);
        };
        return new OwnJobWorkload(sent, new OwnJobOracle(oracle));
    }

    @Override
    public EventStream stream() {
        return sent.stream();
    }

    @Override
    public StatePath path(Duration horizon) {
        return sent.path(horizon);
    }

    @Override
    public ScheduleCertificate certificate(Duration until) {
        return sent.certificate(until);
    }

    @Override
    public Optional<RecordOracle> records() {
        return Optional.of(oracle);
    }

    @Override
    public String canonicalLine(long index, byte[] value, long startEpochMillis) {
        return sent.canonicalLine(index, value, startEpochMillis);
    }
}
