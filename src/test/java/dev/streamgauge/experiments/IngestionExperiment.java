package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Ingestion;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** How much faster events can be sent than the job takes them (seed 003, notes). */
@StreamExperiment("ingestion.yaml")
class IngestionExperiment implements ClaimTests {

    @Trials
    void everyEventHasItsResult(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void theEnginesAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesOnEveryRecord();
    }

    @Claim("C4")
    Ruling ingestionIsSeparateFromComputing(ClaimEvidence evidence) {
        return Ingestion.of(evidence).isSeparateFromComputing();
    }
}
