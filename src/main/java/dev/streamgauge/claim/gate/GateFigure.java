package dev.streamgauge.claim.gate;

import dev.streamgauge.evidence.Baseline;
import dev.streamgauge.evidence.EncodedHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A figure by which a trial is held against a baseline: one value for each trial. */
enum GateFigure {
    /** Median overhead: the latency's median would hide a change of it behind a floor that does not change. */
    OVERHEAD("overhead.p50", GateRun.OVERHEAD, 50, "ms"),
    /** Median latency of records, which have no floor. */
    LATENCY("latency.p50", GateRun.LATENCY, 50, "ms"),
    /** Their 99th percentile, where five samples lie beyond it. */
    TAIL("latency.p99", GateRun.LATENCY, 99, "ms"),
    /** Records a second, where no schedule sets them. */
    THROUGHPUT("throughput", "", 0, "records/s");

    private static final int SAMPLES_BEYOND = 5;

    private final String label;
    private final String distribution;
    private final int percent;
    private final String unit;

    GateFigure(String label, String distribution, int percent, String unit) {
        this.label = label;
        this.distribution = distribution;
        this.percent = percent;
        this.unit = unit;
    }

    /** The figures that a trial is judged by. */
    static List<GateFigure> of(Baseline.Run run) {
        if (run.throughputHz() != null) {
            return List.of(THROUGHPUT);
        }
        List<GateFigure> times =
                run.distributions().containsKey(GateRun.OVERHEAD) ? List.of(OVERHEAD) : List.of(LATENCY, TAIL);
        return times.stream().filter(figure -> figure.value(run) != null).toList();
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    /** Whether more is better. */
    boolean isRate() {
        return this == THROUGHPUT;
    }

    /** The trial's value; null if its sample is too small. */
    @Nullable
    Double value(Baseline.Run run) {
        if (isRate()) {
            return run.throughputHz();
        }
        EncodedHistogram encoded = run.distributions().get(distribution);
        if (encoded == null) {
            return null;
        }
        boolean tooFew = encoded.count() * (100 - percent) < 100L * SAMPLES_BEYOND;
        return tooFew ? null : (Double) encoded.millisAt(percent);
    }

    /** What is tolerated of it, in its unit. */
    double tolerance(double baseline, GatePolicy policy) {
        double share = policy.tolerance() * baseline;
        return isRate() ? share : Math.max(share, policy.leastToleranceMs());
    }
}
