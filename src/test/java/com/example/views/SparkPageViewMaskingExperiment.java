package com.example.views;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same job as it is written for Spark. Runs only when it is named. */
@ExtendWith(JobBuild.class)
@StreamExperiment("page-view-masking-spark.yaml")
class SparkPageViewMaskingExperiment {

    @Trials
    void masksEveryView(Trial trial) {
        assertThat(trial.run()).holds();
    }
}
