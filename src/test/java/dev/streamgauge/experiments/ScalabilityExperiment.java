package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.PartitionOrder;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** Whether partitions and tasks help (seed 003, experiment 2). */
@StreamExperiment("scalability.yaml")
class ScalabilityExperiment implements ClaimTests {

    @Trials
    void everyEventHasItsResult(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void theEnginesAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesOnEveryRecord();
    }

    @Claim("C2")
    Ruling partitionsAndCoresHelp(ClaimEvidence evidence) {
        return PartitionOrder.of(evidence).matchesTheModel();
    }
}
