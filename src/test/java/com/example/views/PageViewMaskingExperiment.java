package com.example.views;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import org.junit.jupiter.api.extension.ExtendWith;

/** The job is built as yours is by your own build; nothing of it is on the class path. */
@ExtendWith(JobBuild.class)
@StreamExperiment("page-view-masking.yaml")
class PageViewMaskingExperiment {

    @Trials
    void masksEveryViewInTime(Trial trial) {
        assertThat(trial.run()).holds();
    }
}
