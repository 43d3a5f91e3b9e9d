package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/**
 * One short trial, to see whether a testbed works; at full scale, whether it does under load. Runs only when it is named: {@code
 * -Dit.test=SmokeExperiment}.
 */
@StreamExperiment("smoke.yaml")
class SmokeExperiment {

    @Trials
    void everyWindowIsExact(Trial trial) {
        assertThat(trial.run()).holds();
    }
}
