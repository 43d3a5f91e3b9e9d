package dev.streamgauge.claim.gate;

/**
 * What counts as a regression, and how often the gate may be wrong.
 *
 * @param tolerance the greatest change for the worse that is no regression, as a share of the baseline
 * @param leastToleranceMs the same for times, in milliseconds, where the share is less: below it a difference is the harness's
 * @param budget how many times as many trials as the plan has a gate may take, those of the plan included
 */
public record GatePolicy(double tolerance, double leastToleranceMs, int budget) {

    /** A tenth, but 20 ms at least; four times the plan. */
    public static final GatePolicy DEFAULT = new GatePolicy(0.10, 20, 4);

    /**
     * The chance that an experiment that did not become worse than tolerated fails, over all its comparisons and all looks at
     * them together.
     */
    public static final double FALSE_FAIL = 0.01;

    /** The chance that a comparison passes though it became worse by just more than is tolerated, over all looks. */
    public static final double FALSE_PASS = 0.10;

    /** Trials that a comparison needs of either side before it may fail: one trial may be the machine's bad moment. */
    public static final int LEAST_TRIALS = 2;

    /** @throws IllegalArgumentException for a share that is not above 0, a negative time or a budget below 1 */
    public GatePolicy {
        if (!(tolerance > 0) || !(leastToleranceMs >= 0) || budget < 1) {
            throw new IllegalArgumentException("no gate tolerates %s and %s ms within %d times the plan"
                    .formatted(tolerance, leastToleranceMs, budget));
        }
    }

    /** For a duet, in which each trial of the plan has another one beside it: half as many looks in the same time. */
    public GatePolicy inPairs() {
        return new GatePolicy(tolerance, leastToleranceMs, Math.max(1, budget / 2));
    }

    /** The chance of a false failure that one look at one of so many comparisons has (Bonferroni). */
    double falseFail(int comparisons) {
        return FALSE_FAIL / ((double) budget * comparisons);
    }

    /** The chance of a false pass that one look has. */
    double falsePass() {
        return FALSE_PASS / budget;
    }
}
