package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** A database that is written to and asked, Spark and Flink compute the same windows of the same stream (seed 004). */
@StreamExperiment("ctr-paradigms.yaml")
class ParadigmExperiment {

    @Trials
    void everyWindowIsExactAndItsLatencyDivides(Trial trial) {
        assertThat(trial.run()).holds().dividesItsLatency();
    }

    @AfterTrials
    void theParadigmsAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesInEveryWindow();
    }
}
