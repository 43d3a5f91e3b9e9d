package dev.streamgauge.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private final AtomicLong ahead = new AtomicLong();
    private final ClockWatch watch = new ClockWatch(ahead::get);

    private void look(long aheadNanos) {
        ahead.set(aheadNanos);
        watch.look();
    }

    @Test
    void aClockThatKeepsStepHasNotMoved() {
        look(0);

        assertThat(watch.movedNanos()).isZero();
    }

    @Test
    void aStepBeforeTheWatchBeganCounts() {
        ahead.set(-1_000_000_000);
        ClockWatch later = new ClockWatch(ahead::get);

        later.look();

        assertThat(later.movedNanos()).isEqualTo(-1_000_000_000);
    }

    @Test
    void aStepBackIsNegative() {
        look(-100_000);

        assertThat(watch.movedNanos()).isEqualTo(-100_000);
    }

    @Test
    void aStepThatWasTakenBackIsRemembered() {
        look(50_000);
        look(-20_000);
        look(0);

        assertThat(watch.movedNanos()).isEqualTo(50_000);
    }
}
