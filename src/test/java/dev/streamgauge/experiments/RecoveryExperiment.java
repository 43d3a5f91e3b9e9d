package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.RecoveryChecks;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** What Spark and Flink lose, repeat and take when a process is killed or stopped (seed 003, experiment 3, and beyond). */
@StreamExperiment("recovery.yaml")
class RecoveryExperiment implements ClaimTests {

    @Trials
    void theGuaranteeHolds(Trial trial) {
        assertThat(trial.run()).holds();
    }

    /** What came out need not be the same: a result may come again where the guarantee lets it. */
    @AfterTrials
    void theEnginesAreComparedFairly(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams();
    }

    @Claim("C3")
    Ruling theCheckpointRecovers(ClaimEvidence evidence) {
        return RecoveryChecks.theCheckpointRecovers(evidence);
    }
}
