package dev.streamgauge.experiments;

import dev.streamgauge.junit.StreamExperiment;

/** As many records a second as Flink takes. */
@StreamExperiment("study/bulk-study.yaml")
class BulkStudyExperiment extends StudiedTrials {}
