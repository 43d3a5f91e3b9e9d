package dev.streamgauge.testbed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClockOffsetTest {

    private static final long MILLI = 1_000_000;

    /** A broker that is 5.3 ms ahead takes a record in the middle of its way there and back. */
    private static ClockOffset seen(ClockOffset before, long sentNanos, long tripNanos) {
        long brokerNanos = sentNanos + tripNanos / 2 + 5_300_000;
        return before.and(sentNanos, Math.floorDiv(brokerNanos, MILLI), sentNanos + tripNanos);
    }

    @Test
    void aRecordBoundsItByItsWayAndByTheStampsMillisecond() {
        ClockOffset offset = seen(ClockOffset.UNKNOWN, 1_000 * MILLI, 2 * MILLI);

        assertThat(offset.leastMs()).isCloseTo(1006 - 1002, within(1e-9));
        assertThat(offset.mostMs()).isCloseTo(1007 - 1000, within(1e-9));
        assertThat(offset.boundMs()).isCloseTo(7, within(1e-9));
    }

    @Test
    void manyRecordsBoundItBetterAndNeverWrongly() {
        ClockOffset offset = ClockOffset.UNKNOWN;
        for (int record = 0; record < 200; record++) {
            offset = seen(offset, record * 3_137_911L, 200_000 + record % 7 * 100_000L);
        }

        assertThat(offset.leastMs()).isBetween(5.1, 5.3);
        assertThat(offset.mostMs()).isBetween(5.3, 5.5);
    }

    @Test
    void aBrokerThatIsBehindIsAheadByLessThanNothing() {
        ClockOffset offset = ClockOffset.UNKNOWN.and(1_000 * MILLI, 990, 1_001 * MILLI);

        assertThat(offset).hasToString("-11.00 to -9.00 ms ahead of this machine's");
        assertThat(offset.boundMs()).isCloseTo(11, within(1e-9));
    }
}
