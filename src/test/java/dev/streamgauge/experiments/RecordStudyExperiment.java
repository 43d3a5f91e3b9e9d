package dev.streamgauge.experiments;

import dev.streamgauge.junit.StreamExperiment;

/** Records through Flink, each with a result. */
@StreamExperiment("study/record-study.yaml")
class RecordStudyExperiment extends StudiedTrials {}
