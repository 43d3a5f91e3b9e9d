package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** Latency of a windowed click-through rate on Spark and Flink, under steady and bursty traffic (seeds 000 and 001). */
@StreamExperiment("ctr-latency.yaml")
class CtrLatencyExperiment {

    @Trials
    void everyWindowIsExactAndInTime(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void theEnginesAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesInEveryWindow();
    }
}
