package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A worker is cut off and connected again: nothing is lost. Aborted where there is no network of its own to cut. */
@StreamExperiment("faults/network-cut.yaml")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NetworkCutFaultsExperiment {

    @Trials
    void losesNothing(Trial trial) {
        // when
        Judgement judgement = trial.run();

        // then
        assertThat(judgement).wasFinished().keepsItsGuarantee().recovered().lostNothing();
        Recovery recovery = Objects.requireNonNull(judgement.evidence().recovery());
        assertThat(recovery.strikes()).singleElement().satisfies(strike -> {
            assertThat(strike.exitStatus()).as("it runs on").isNull();
            assertThat(Objects.requireNonNull(strike.backMs()) - strike.atMs()).isGreaterThanOrEqualTo(8_000);
        });
    }
}
