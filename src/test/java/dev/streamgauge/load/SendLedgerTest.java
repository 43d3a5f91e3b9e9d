package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SendLedgerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final Duration CERTIFIED_UNTIL = Duration.ofMillis(2_500);

    private final SendLedger ledger = new SendLedger(Duration.ofSeconds(3), CERTIFIED_UNTIL);

    @Test
    void anEmptyAccountIsAllZero() {
        assertThat(ledger.sent() + ledger.acknowledged() + ledger.failed()).isZero();
        assertThat(ledger.failures()).isEmpty();
        assertThat(ledger.lagNanos().getTotalCount()).isZero();
    }

    @Test
    void theSecondsAddUpToTheTotals() {
        for (int second = 0; second < 3; second++) {
            for (int event = 0; event < 10 * (second + 1); event++) {
                ledger.sent(second * SECOND, 0);
                EventSink.Fate fate = ledger.fateOf(second * SECOND);
                if (event % 10 == 0) {
                    fate.failed(event, new IllegalStateException("lost"));
                } else {
                    fate.acknowledged(event);
                }
            }
        }

        assertThat(ledger.sentIn(0)).isEqualTo(10);
        assertThat(ledger.sentIn(2)).isEqualTo(30);
        assertThat(ledger.acknowledgedIn(1)).isEqualTo(18);
        assertThat(ledger.failedIn(2)).isEqualTo(3);
        assertThat(ledger.sent()).isEqualTo(60);
        assertThat(ledger.acknowledged()).isEqualTo(54);
        assertThat(ledger.failed()).isEqualTo(6);
    }

    @Test
    void theLongestLagOfASecondIsKept() {
        ledger.sent(SECOND, 500);
        ledger.sent(SECOND, 7_000);
        ledger.sent(SECOND, 6_000);
        ledger.sent(2 * SECOND, 1);

        assertThat(ledger.maxLagNanosIn(0)).isZero();
        assertThat(ledger.maxLagNanosIn(1)).isEqualTo(7_000);
        assertThat(ledger.maxLagNanosIn(2)).isEqualTo(1);
    }

    @Test
    void theHistogramHoldsEveryLagToThreeDigits() {
        for (int event = 0; event < 99; event++) {
            ledger.sent(0, 1_000);
        }
        ledger.sent(2 * SECOND, 3_000_000_000L);

        Histogram lag = ledger.lagNanos();
        assertThat(lag.getTotalCount()).isEqualTo(100);
        assertThat(lag.getValueAtPercentile(50)).isEqualTo(1_000);
        assertThat(lag.getValueAtPercentile(99)).isEqualTo(1_000);
        assertThat(lag.getMaxValue()).isBetween(3_000_000_000L, 3_003_000_000L);
    }

    @Test
    void aHistogramThatWasTakenStaysAsItWas() {
        ledger.sent(0, 10);
        Histogram taken = ledger.lagNanos();

        ledger.sent(0, 20);

        assertThat(taken.getTotalCount()).isEqualTo(1);
    }

    @Test
    void theFirstFailuresAreNamedAndAllAreCounted() {
        for (int event = 0; event < 1_000; event++) {
            ledger.fateOf(0).failed(event, new IllegalStateException("lost " + event));
        }

        assertThat(ledger.failed()).isEqualTo(1_000);
        assertThat(ledger.failures())
                .hasSize(20)
                .startsWith("event 0: java.lang.IllegalStateException: lost 0")
                .endsWith("event 19: java.lang.IllegalStateException: lost 19");
    }
}
