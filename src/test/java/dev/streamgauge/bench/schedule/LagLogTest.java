package dev.streamgauge.bench.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagLogTest {

    /** From 1 ms to 2 ms. */
    private final LagLog log = new LagLog(1_000_000, 2_000_000);

    @Test
    void onlyEventsThatWereDueInTheStretchCount() {
        log.sent(999_999, 1_500_000);
        log.sent(1_000_000, 1_000_100);
        log.sent(2_000_000, 2_000_100);

        assertThat(log.lagNanos().getTotalCount()).isOne();
        assertThat(log.lagNanos().getMaxValue()).isEqualTo(100);
    }

    @Test
    void theRateIsOfWhatWasSentInTheStretchWheneverItWasDue() {
        log.sent(900_000, 1_500_000);
        log.sent(1_900_000, 2_100_000);

        assertThat(log.sent()).isOne();
    }

    @Test
    void anEventThatWasNotSentIsLateByWhatHadPassedUntilTheEnd() {
        log.omitted(1_500_000);
        log.omitted(2_500_000);

        assertThat(log.omitted()).isOne();
        assertThat(log.lagNanos().getMaxValue()).isBetween(500_000L, 500_500L);
    }

    @Test
    void logsOfSeveralThreadsAddUp() {
        LagLog other = new LagLog(1_000_000, 2_000_000);
        other.sent(1_000_000, 1_000_200);
        other.omitted(1_900_000);

        log.sent(1_000_000, 1_000_100);
        log.add(other);

        assertThat(log.sent()).isEqualTo(2);
        assertThat(log.omitted()).isOne();
        assertThat(log.lagNanos().getTotalCount()).isEqualTo(3);
    }
}
