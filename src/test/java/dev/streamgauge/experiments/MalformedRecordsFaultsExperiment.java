package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** A thousand malformed records among the good ones. */
@StreamExperiment("faults/malformed-records.yaml")
class MalformedRecordsFaultsExperiment {

    @Trials
    void areCountedAndSkipped(Trial trial) {
        // when
        Judgement judgement = trial.run();

        // then
        assertThat(judgement).wasFinished().lostNothing().hasExactResults();
        Manifest manifest = judgement.evidence().manifest();
        assertThat(manifest.events().malformed()).isEqualTo(1000);
        assertThat(manifest.engine()).isNotNull();
        assertThat(manifest.engine().malformed()).isEqualTo(1000L);
    }
}
