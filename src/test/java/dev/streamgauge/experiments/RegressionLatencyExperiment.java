package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.ConsumerLag;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** How long a prediction takes on Spark and Flink at a rate that both sustain (seed 002). */
@StreamExperiment("regression-latency.yaml")
class RegressionLatencyExperiment implements ClaimTests {

    @Trials
    void everyRecordHasItsPredictionInTime(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void theEnginesAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesOnEveryRecord();
    }

    @Claim("B7")
    Ruling theConsumersKeepUp(ClaimEvidence evidence) {
        return ConsumerLag.of(evidence).keepsUp();
    }
}
