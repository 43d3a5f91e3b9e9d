package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Summary.Counts;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** Ten thousand malformed lines among the good ones (seed 002). */
@StreamExperiment("faults/malformed-lines.yaml")
class MalformedLinesFaultsExperiment {

    @Trials
    void areSetAsideWithTheirReasonAndTheGoodOnesAreExact(Trial trial) {
        // when
        Judgement judgement = trial.run();

        // then
        assertThat(judgement).wasFinished().lostNothing().hasExactResults();
        Records records = judgement.evidence().records();
        assertThat(records).isNotNull();
        assertThat(records.deadLetters()).isEqualTo(new Counts(10_000, 10_000, 0, 0, 0));
        assertThat(records.deadLetterReasons())
                .containsOnlyKeys(
                        "empty", "too long", "no label", "not a number", "not finite", "wrong number of features");
    }
}
