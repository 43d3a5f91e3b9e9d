package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** Events later than D + W + 2T. */
@StreamExperiment("faults/late-events.yaml")
class LateEventsFaultsExperiment {

    @Trials
    void areDroppedByTheEngineAndByTheAccounts(Trial trial) {
        // when
        Judgement judgement = trial.run();

        // then
        assertThat(judgement).wasFinished().lostNothing().hasExactResults();
        Manifest manifest = judgement.evidence().manifest();
        assertThat(manifest.events().droppedLate()).isPositive();
        assertThat(manifest.engine()).isNotNull();
        assertThat(manifest.engine().droppedLate()).isPositive();
    }
}
