package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopLedgerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final Duration CERTIFIED_UNTIL = Duration.ofMillis(2_500);

    private final OpenLoopLedger ledger = new OpenLoopLedger(Duration.ofSeconds(3), CERTIFIED_UNTIL);

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

    @Test
    void anEventIsInTheSlotOfItsSend() {
        ledger.sent(0, 0);
        ledger.sent(50 * MILLI, 49 * MILLI);
        ledger.sent(99 * MILLI, MILLI);
        ledger.sent(99 * MILLI, 201 * MILLI);

        assertThat(ledger.sentInSlot(0)).isEqualTo(2);
        assertThat(ledger.sentInSlot(1)).isEqualTo(1);
        assertThat(ledger.sentInSlot(2)).isZero();
        assertThat(ledger.sentInSlot(3)).isEqualTo(1);
        assertThat(ledger.slots()).isEqualTo(4);
    }

    @Test
    void anEventThatIsSentAfterTheEndOfTheLoadHasItsSlotToo() {
        ledger.sent(2 * SECOND, 3_600 * SECOND);

        assertThat(ledger.slots()).isEqualTo(36_021);
        assertThat(ledger.sentInSlot(36_020)).isEqualTo(1);
        assertThat(ledger.sentInSlot(36_021)).isZero();
    }

    @Test
    void theMostUnsentAreOfTheCertifiedEventsAlone() {
        ledger.sent(2_300 * MILLI, 0);
        ledger.sent(2_400 * MILLI, 100 * MILLI);
        ledger.sent(2_450 * MILLI, 51 * MILLI);
        ledger.sent(2_499 * MILLI, 500 * MILLI);
        ledger.sent(2_500 * MILLI, 500 * MILLI);
        ledger.sent(2_600 * MILLI, 500 * MILLI);

        assertThat(ledger.maxUnsent()).as("due and not sent at 2499 ms").isEqualTo(3);
    }

    @Test
    void aLagOfMoreThanAnHourIsRecordedAsItIs() {
        ledger.sent(0, Duration.ofHours(30).toNanos());

        assertThat(ledger.lagNanos().getMaxValue())
                .isBetween(Duration.ofHours(30).toNanos(), Duration.ofHours(31).toNanos());
    }

    @Test
    void accountingForAnEventAllocatesNothing() {
        // given
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        OpenLoopLedger account = new OpenLoopLedger(Duration.ofMinutes(10), Duration.ofMinutes(10));
        account(account, 0, 100_000);

        // when
        long before = threads.getThreadAllocatedBytes(self);
        account(account, 100_000, 300_000);
        long allocated = threads.getThreadAllocatedBytes(self) - before;

        // then
        assertThat(account.acknowledged()).isEqualTo(300_000);
        assertThat(allocated / 200_000.0).as("bytes for each event").isLessThan(0.1);
    }

    /** A thousand events a second, each sent between 0 and 100 ms late. */
    private static void account(OpenLoopLedger ledger, int from, int to) {
        for (int event = from; event < to; event++) {
            long due = event * MILLI;
            ledger.sent(due, (100 - event % 100) * MILLI);
            ledger.fateOf(due).acknowledged(event);
        }
    }
}
