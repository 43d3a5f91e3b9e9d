package dev.streamgauge.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private final AtomicLong ahead = new AtomicLong(7_000);
    private final ClockWatch watch = new ClockWatch(ahead::get);

    private void look(long aheadNanos) {
        ahead.set(aheadNanos);
        watch.look();
    }

    @Test
    void aClockThatKeepsStepHasNotMovedHoweverFarAheadItIs() {
        look(7_000);

        assertThat(watch.movedNanos()).isZero();
    }

    @Test
    void aStepBackIsNegative() {
        look(-93_000);

        assertThat(watch.movedNanos()).isEqualTo(-100_000);
    }

    @Test
    void aStepThatWasTakenBackIsRemembered() {
        look(57_000);
        look(-13_000);
        look(7_000);

        assertThat(watch.movedNanos()).isEqualTo(50_000);
    }
}
