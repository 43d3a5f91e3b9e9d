package dev.streamgauge.experiments;

import dev.streamgauge.junit.StreamExperiment;

/** Windows of Spark. */
@StreamExperiment("study/trigger-study.yaml")
class TriggerStudyExperiment extends StudiedTrials {}
