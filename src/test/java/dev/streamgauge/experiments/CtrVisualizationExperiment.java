package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** The best configuration at its representative rate, steady and bursty (seed 000, section 4, step 3). */
@StreamExperiment("ctr-visualization.yaml")
class CtrVisualizationExperiment {

    @Trials
    void everyWindowIsExact(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void theEnginesAgreeOnTheSameStreams(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesInEveryWindow();
    }
}
