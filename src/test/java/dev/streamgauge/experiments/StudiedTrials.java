package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/**
 * Short trials of one configuration, by which a gate is studied: how often it fails jobs that did not change, and how often those
 * that did (docs/gating.md). They run only when they are named, by {@code .ci/duet-study}.
 */
abstract class StudiedTrials {

    @Trials
    void everyResultIsRight(Trial trial) {
        assertThat(trial.run()).holds();
    }
}
