package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SendLedgerTest {

    private final SendLedger ledger = new SendLedger(3);

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
                ledger.sent(second, 0);
                EventSink.Fate fate = ledger.fateOf(event, second);
                if (event % 10 == 0) {
                    fate.failed(new IllegalStateException("lost"));
                } else {
                    fate.acknowledged();
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
        ledger.sent(1, 500);
        ledger.sent(1, 7_000);
        ledger.sent(1, 6_000);
        ledger.sent(2, 1);

        assertThat(ledger.maxLagNanosIn(0)).isZero();
        assertThat(ledger.maxLagNanosIn(1)).isEqualTo(7_000);
        assertThat(ledger.maxLagNanosIn(2)).isEqualTo(1);
    }

    @Test
    void theHistogramHoldsEveryLagToThreeDigits() {
        for (int event = 0; event < 99; event++) {
            ledger.sent(0, 1_000);
        }
        ledger.sent(2, 3_000_000_000L);

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
            ledger.fateOf(event, 0).failed(new IllegalStateException("lost " + event));
        }

        assertThat(ledger.failed()).isEqualTo(1_000);
        assertThat(ledger.failures())
                .hasSize(20)
                .startsWith("event 0: java.lang.IllegalStateException: lost 0")
                .endsWith("event 19: java.lang.IllegalStateException: lost 19");
    }
}
