package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Manifest;
import org.junit.jupiter.api.Test;

class PhaseLogTest {

    private final PhaseLog log = new PhaseLog();

    @Test
    void aPhaseEndsWhenTheNextBegins() {
        log.enter(Phase.PREPARE);
        log.enter(Phase.WARM_UP);
        log.end();

        assertThat(log.all()).extracting(Manifest.Phase::name).containsExactly("prepare", "warm up");
        assertThat(log.all()).allSatisfy(phase -> assertThat(phase.endedAt()).isAfterOrEqualTo(phase.startedAt()));
        assertThat(log.all().get(1).startedAt())
                .isAfterOrEqualTo(log.all().get(0).endedAt());
    }

    @Test
    void aPhaseThatGoesOnIsNotListedAndEndsOnce() {
        log.enter(Phase.PREPARE);
        assertThat(log.all()).isEmpty();

        log.end();
        log.end();

        assertThat(log.all()).hasSize(1);
    }
}
