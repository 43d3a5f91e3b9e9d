package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times are in nanoseconds, and an event takes a thousand of them. */
class PaceTest {

    private static final long LATE = 70;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Long> spent = new ArrayList<>();
    private long now = 1_000_000_000;

    /** Spending takes longer than it was asked to. */
    private final Pace pace = new Pace(1_000, () -> now, this::spend);

    private void spend(long nanos) {
        spent.add(nanos);
        now += nanos + LATE;
    }

    private void event(long work) {
        pace.begin();
        now += work;
        pace.end();
    }

    @Test
    void theFirstEventTakesItsTime() {
        event(0);

        assertThat(spent).containsExactly(1_000L);
    }

    @Test
    void theWorkOnAnEventIsPartOfItsTime() {
        event(400);

        assertThat(spent).containsExactly(600L);
    }

    @Test
    void eventsOneAfterAnotherTakeTheirTimeOnAverageHoweverLateEachIs() {
        long begun = now;
        for (int event = 0; event < 1_000; event++) {
            event(100);
            now += 90; // between two events, to write one and read the next
        }

        assertThat(now - begun).isBetween(1_000_000L, 1_000_000L + LATE + 90);
    }

    @Test
    void aTaskThatHadNoEventsOwesNothingForThatTime() {
        event(0);
        now += 500_000;
        spent.clear();

        event(0);

        assertThat(spent)
                .as("one event, less what the one before took too long")
                .containsExactly(1_000 - LATE);
    }

    @Test
    void whatIsSetAsideCostsNothing() {
        event(0);
        spent.clear();

        pace.begin();
        now += 200;
        event(0);

        assertThat(spent).containsExactly(1_000 - LATE);
    }

    @Test
    void aProcessThatStoodStillMakesUpForLittleOfIt() {
        event(3_000_000_000L);
        assertThat(spent).isEmpty();

        int free = -1;
        while (spent.isEmpty()) {
            event(0);
            free++;
        }

        assertThat(free).as("events worth 50 ms").isEqualTo(50_000);
    }

    @Test
    void whatWakesUpEarlyGoesOnSpending() {
        Pace restless = new Pace(1_000, () -> now, nanos -> {
            spent.add(nanos);
            now += Math.min(nanos, 300);
        });

        restless.begin();
        restless.end();

        assertThat(spent).containsExactly(1_000L, 700L, 400L, 100L);
    }

    @Test
    void aThreadThatIsInterruptedSpendsNoMore() {
        Pace endless =
                new Pace(1_000, () -> now, nanos -> Thread.currentThread().interrupt());

        endless.begin();
        endless.end();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void noCostIsNoTime() {
        Pace free = new Pace(0, () -> now, this::spend);

        free.begin();
        now += 70;
        free.end();

        assertThat(spent).isEmpty();
    }

    @Test
    void busyEventsTakeTheThreadsTimeOnAProcessor() {
        Pace busy = Pace.of("busy", 1_000_000);
        long begun = THREADS.getCurrentThreadCpuTime();

        for (int event = 0; event < 20; event++) {
            busy.begin();
            busy.end();
        }

        assertThat(THREADS.getCurrentThreadCpuTime() - begun).isGreaterThan(19_000_000L);
    }

    @Test
    void waitingEventsTakeTimeAndHardlyAProcessor() {
        Pace waiting = Pace.of("waiting", 5_000_000);
        long begun = System.nanoTime();
        long used = THREADS.getCurrentThreadCpuTime();

        for (int event = 0; event < 20; event++) {
            waiting.begin();
            waiting.end();
        }

        assertThat(System.nanoTime() - begun).isGreaterThan(99_000_000L);
        assertThat(THREADS.getCurrentThreadCpuTime() - used).isLessThan(50_000_000L);
    }

    @Test
    void anotherKindOfCostIsRefused() {
        assertThatThrownBy(() -> Pace.of("sleeping", 1))
                .hasMessage("costKind must be none, busy or waiting, but is sleeping");
    }
}
