package dev.streamgauge.engine.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time stands still but for what the test lets pass. */
class PaceTest {

    private static final long MS = 1_000_000;

    private final List<Long> asked = new ArrayList<>();
    private long now = 5_000 * MS;
    private long late;

    /** A pace of one event a millisecond, whose waiting is always a while too long. */
    private Pace pace() {
        return new Pace(MS, () -> now, nanos -> {
            asked.add(nanos);
            now += nanos + late;
        });
    }

    private long elapsedOver(int events, Pace pace) {
        long start = now;
        for (int event = 0; event < events; event++) {
            pace.keep();
        }
        return now - start;
    }

    @AfterEach
    void forgetInterruption() {
        Thread.interrupted();
    }

    @Test
    void eachEventTakesItsTime() {
        assertThat(elapsedOver(1_000, pace())).isEqualTo(1_000 * MS);
        assertThat(asked).hasSize(1_000).containsOnly(MS);
    }

    @Test
    void whatWaitingWasLateIsTakenOffTheNextEvent() {
        late = MS / 4;

        assertThat(elapsedOver(1_000, pace())).isBetween(1_000 * MS, 1_000 * MS + late);
    }

    @Test
    void waitingThatIsLateByMoreThanAnEventIsMadeUpForToo() {
        late = 7 * MS / 2;

        assertThat(elapsedOver(1_000, pace())).isBetween(1_000 * MS, 1_000 * MS + late);
    }

    @Test
    void waitingThatEndsTooEarlyGoesOn() {
        Pace hasty = new Pace(MS, () -> now, nanos -> now += Math.max(1, nanos / 2));

        assertThat(elapsedOver(10, hasty)).isEqualTo(10 * MS);
    }

    @Test
    void whatElseIsDoneForAnEventIsPartOfItsTime() {
        Pace pace = pace();
        long start = now;

        for (int event = 0; event < 100; event++) {
            now += MS / 3;
            pace.keep();
        }

        assertThat(now - start).isEqualTo(100 * MS);
    }

    @Test
    void aTaskThatStoodStillMakesUpForFiftyMillisecondsAtMost() {
        Pace pace = pace();
        pace.keep();

        now += 3_000 * MS;

        assertThat(elapsedOver(150, pace)).isEqualTo(100 * MS);
    }

    @Test
    void anInterruptedTaskIsNotKeptAnyLonger() {
        Pace pace = pace();
        Thread.currentThread().interrupt();

        assertThat(elapsedOver(10, pace)).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void waitingTakesAtLeastItsTimeOnTheClock() {
        Pace waiting = Pace.of("waiting", MS / 10);
        long start = System.nanoTime();

        for (int event = 0; event < 50; event++) {
            waiting.keep();
        }

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5 * MS);
    }

    @Test
    void aKindOfCostThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> Pace.of("lazy", MS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("costKind must be none, busy or waiting, but is lazy");
    }
}
