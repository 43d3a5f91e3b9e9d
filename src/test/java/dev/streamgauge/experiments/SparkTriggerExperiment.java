package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Slope;
import dev.streamgauge.claim.TrialFigure;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** Spark's overhead against its trigger interval (seed 001, section 10). */
@StreamExperiment("spark-trigger.yaml")
class SparkTriggerExperiment implements ClaimTests {

    @Trials
    void everyWindowIsExact(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @Claim("A10")
    Ruling theFloorIsAboutTheTriggerInterval(ClaimEvidence evidence) {
        return Slope.of(evidence, TrialFigure.leastOverhead(), TrialFigure.millis("trigger"))
                .is(1, 0.5);
    }
}
