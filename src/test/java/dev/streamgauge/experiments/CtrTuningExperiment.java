package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** Which parallelism and which intervals sustain the highest rate (seed 000, section 4, step 2). */
@StreamExperiment("ctr-tuning.yaml")
class CtrTuningExperiment {

    @Trials
    void theEngineKeepsUpOrFallsBehind(Trial trial) {
        assertThat(trial.run()).isUsableInSearch();
    }

    @AfterTrials
    void theEnginesClimbedOnTheSameStreams(Comparison comparison) {
        assertThat(comparison).sentTheSameStreams();
    }
}
