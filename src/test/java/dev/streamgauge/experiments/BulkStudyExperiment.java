package dev.streamgauge.experiments;

import dev.streamgauge.junit.StreamExperiment;

/** As many records a second as a task of Flink takes. */
@StreamExperiment("study/bulk-study.yaml")
class BulkStudyExperiment extends StudiedTrials {}
