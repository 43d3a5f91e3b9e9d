package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** What the SQL baseline loses or repeats when its ingesters, or Postgres itself, are killed: nothing. */
@StreamExperiment("paradigm-recovery.yaml")
class ParadigmRecoveryExperiment {

    /** The table's accounts are kept in the transactions that write its rows: so they are right also after a kill. */
    @Trials
    void noRowIsLostOrRepeatedAndEachWindowIsExact(Trial trial) {
        Judgement judgement = trial.run();

        assertThat(judgement).holds().dividesItsLatency();
        Manifest manifest = judgement.evidence().manifest();
        assertThat(manifest.engine())
                .as("records in the table's accounts, malformed ones, and rows of closed windows that are in no window")
                .isNotNull()
                .returns(manifest.events().sent(), EngineFigures::read)
                .returns(manifest.events().malformed(), EngineFigures::malformed)
                .returns(0L, EngineFigures::droppedLate);
    }
}
