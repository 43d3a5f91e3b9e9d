package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** Whether the guarantees that Flink gives of its results hold under repeated kills (seed 003, experiment 3, and beyond). */
@StreamExperiment("exactly-once.yaml")
class ExactlyOnceExperiment {

    @Trials
    void theGuaranteeHolds(Trial trial) {
        assertThat(trial.run()).holds();
    }
}
