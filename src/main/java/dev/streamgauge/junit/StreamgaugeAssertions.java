package dev.streamgauge.junit;

import dev.streamgauge.claim.Judgement;

/** Where assertions on trials and their comparison begin. */
public final class StreamgaugeAssertions {

    private StreamgaugeAssertions() {}

    /** Begins an assertion on one trial. */
    public static TrialAssert assertThat(Judgement trial) {
        return new TrialAssert(trial);
    }

    /** Begins an assertion on all trials of an experiment. */
    public static ComparisonAssert assertThat(Comparison comparison) {
        return new ComparisonAssert(comparison);
    }
}
