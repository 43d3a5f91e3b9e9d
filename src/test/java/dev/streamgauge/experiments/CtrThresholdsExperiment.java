package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.BestConfigurationCheck;
import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** The highest rate that each engine sustains, by number of producers (seed 000, section 4, steps 1 and 2). */
@StreamExperiment("ctr-thresholds.yaml")
class CtrThresholdsExperiment implements ClaimTests {

    @Trials
    void theEngineKeepsUpOrFallsBehind(Trial trial) {
        assertThat(trial.run()).isUsableInSearch();
    }

    @AfterTrials
    void theEnginesClimbedOnTheSameStreams(Comparison comparison) {
        assertThat(comparison).sentTheSameStreams();
    }

    @Claim("A15")
    Ruling fourProducersAndFifteenHundredEventsAreBest(ClaimEvidence evidence, Comparison comparison) {
        return BestConfigurationCheck.of(evidence, comparison.thresholds()).is(4, 1500);
    }
}
