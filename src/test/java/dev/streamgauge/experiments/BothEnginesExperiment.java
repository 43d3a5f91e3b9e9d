package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/**
 * One short trial on each engine, to see whether containers or a cluster work at all before an hour is spent there. Runs only when
 * it is named: {@code -Dit.test=BothEnginesExperiment}.
 */
@StreamExperiment("both-engines.yaml")
class BothEnginesExperiment {

    @Trials
    void everyWindowIsExact(Trial trial) {
        assertThat(trial.run()).holds();
    }
}
