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

/** Flink's overhead against the interval of its watermarks, over several starts of the job (seed 001, section 6). */
@StreamExperiment("flink-watermark.yaml")
class FlinkWatermarkExperiment implements ClaimTests {

    @Trials
    void everyWindowIsExact(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @Claim("A11")
    Ruling windowsCloseEventByEvent(ClaimEvidence evidence) {
        return Slope.of(evidence, TrialFigure.medianOverhead(), TrialFigure.millis("watermarkInterval"))
                .eventByEvent(2);
    }
}
