package dev.streamgauge.experiments;

import dev.streamgauge.junit.StreamExperiment;

/** Windows of Flink. */
@StreamExperiment("study/window-study.yaml")
class WindowStudyExperiment extends StudiedTrials {}
