package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.junit.Probe;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Testbed;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker that is killed during a trial: the trial ends, names it, and leaves its evidence. */
@StreamExperiment("faults/dying-broker.yaml")
class DyingBrokerFaultsExperiment {

    private static final int RESULTS_BEFORE_THE_KILL = 4;

    @Trials
    void isNamedWithTheStatusOfASigkill(Trial trial, Probe probe, Testbed testbed) {
        // given
        AtomicInteger seen = new AtomicInteger();
        probe.onResult(result -> {
            if (seen.incrementAndGet() == RESULTS_BEFORE_THE_KILL) {
                kill(testbed);
            }
        });

        // when
        Judgement judgement = trial.run();

        // then
        assertThatThrownBy(() -> assertThat(judgement).holds())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was broken off")
                .hasMessageContaining("kafka (pid ")
                .hasMessageContaining("ended with status 137");
        assertThat(judgement.evidence().results()).hasSizeGreaterThanOrEqualTo(RESULTS_BEFORE_THE_KILL);
        assertThat(judgement.evidence().directory().resolve("manifest.json")).exists();
    }

    private static void kill(Testbed testbed) {
        long pid = testbed.brokerProcesses().get(0).pid().orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
