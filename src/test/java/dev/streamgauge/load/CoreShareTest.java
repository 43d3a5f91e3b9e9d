package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the thread that keeps the schedule must be considerate. Nothing here runs on a clock. */
class CoreShareTest {

    private static final long SPIN = 20_000;
    private static final long START = 1_000_000_000L;

    private final CoreShare share = new CoreShare(SPIN, START);
    private long now = START;

    /** A period in which so many events are sent, parked for so much of it. */
    private void period(int events, double idleShare) {
        share.idle((long) (idleShare * CoreShare.PERIOD_NANOS));
        for (int event = 1; event < events; event++) {
            share.event(now + event);
        }
        now += CoreShare.PERIOD_NANOS;
        share.event(now);
    }

    @Test
    void everythingIsAllowedUntilTheFirstPeriodIsOver() {
        share.event(START + CoreShare.PERIOD_NANOS - 1);

        assertThat(share.mayBeRealTime()).isTrue();
        assertThat(share.maySpin()).isTrue();
    }

    @Test
    void whoHardlyEverParksMayNotBeRealTime() {
        period(10, 0.09);

        assertThat(share.mayBeRealTime()).isFalse();
    }

    @Test
    void whoIsBehindGetsItsPriorityBackOnceItParksAgain() {
        period(100_000, 0);
        period(100_000, 0);
        assertThat(share.mayBeRealTime()).isFalse();

        period(1_000, 0.5);

        assertThat(share.mayBeRealTime()).isTrue();
    }

    @Test
    void aTenthOfTheTimeIsEnough() {
        period(10, 0.1);

        assertThat(share.mayBeRealTime()).isTrue();
    }

    @Test
    void aLongWaitForTheFirstEventIsNoReason() {
        share.idle(500_000_000);

        share.event(START + 501_000_000);

        assertThat(share.mayBeRealTime()).isTrue();
    }

    @Test
    void spinningMayTakeAQuarterOfTheCore() {
        int events = (int) (CoreShare.PERIOD_NANOS / 4 / SPIN);

        period(events, 0.5);
        assertThat(share.maySpin()).isTrue();

        period(events + 1, 0.5);
        assertThat(share.maySpin()).isFalse();

        period(events, 0.5);
        assertThat(share.maySpin()).isTrue();
    }
}
