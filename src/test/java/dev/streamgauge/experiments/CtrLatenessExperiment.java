package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.ExactChecks;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** What a watermark delay keeps of the events that come too late, and what it drops (seed 000, section 2). */
@StreamExperiment("ctr-lateness.yaml")
class CtrLatenessExperiment implements ClaimTests {

    @Trials
    void everyEventIsInItsWindowOrDroppedAsItMust(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @Claim("A1")
    Ruling theDelayAvoidsLateDrops(ClaimEvidence evidence) {
        return ExactChecks.dropsOnlyWhatIsLate(evidence);
    }
}
