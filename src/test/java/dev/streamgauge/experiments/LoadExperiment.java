package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Knee;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** Throughput and latency at rates up to and past what Spark and Flink can take (seed 003, experiment 1). */
@StreamExperiment("load.yaml")
class LoadExperiment implements ClaimTests {

    @Trials
    void everyEventHasItsResult(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void theEnginesAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesOnEveryRecord();
    }

    @Claim("C1")
    Ruling throughputFollowsTheRateToAKnee(ClaimEvidence evidence) {
        return Knee.of(evidence).followsToTheKnee();
    }
}
