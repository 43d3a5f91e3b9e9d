package dev.streamgauge.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.process.WallClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Naps of one millisecond, entered by hand: the meter's own begin only in an hour. */
class StallMeterTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final StallMeter meter =
            StallMeter.start(WallClock.epochNanos() + Duration.ofHours(1).toNanos(), Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        meter.close();
    }

    @Test
    void aNapThatEndsInTimeIsNoStall() {
        meter.enter(SECOND, SECOND + MILLI);

        assertThat(meter.maxNanosIn(1)).isZero();
        assertThat(meter.stalls().getMaxValue()).isZero();
    }

    @Test
    void aStallIsWhatExceedsTheNap() {
        meter.enter(SECOND, SECOND + 41 * MILLI);
        meter.enter(SECOND + 50 * MILLI, SECOND + 52 * MILLI);

        assertThat(meter.maxNanosIn(1)).isEqualTo(40 * MILLI);
    }

    @Test
    void aStallLiesInEverySecondThatItTouches() {
        meter.enter(2 * SECOND - 500 * MILLI, 4 * SECOND + 500 * MILLI);

        assertThat(meter.maxNanosIn(0)).isZero();
        assertThat(meter.maxNanosIn(1)).isEqualTo(2_999 * MILLI);
        assertThat(meter.maxNanosIn(2)).isEqualTo(2_999 * MILLI);
        assertThat(meter.maxNanosIn(4)).isEqualTo(2_999 * MILLI);
        assertThat(meter.maxNanosIn(5)).isZero();
    }

    @Test
    void everyNapThatAStallSwallowedCounts() {
        meter.enter(SECOND, SECOND + 101 * MILLI);

        assertThat(meter.stalls().getTotalCount()).isEqualTo(100);
        assertThat(meter.stalls().getValueAtPercentile(50) / MILLI).isBetween(49L, 51L);
    }

    @Test
    void beforeTheStartNothingCounts() {
        meter.enter(-20 * MILLI, -10 * MILLI);

        assertThat(meter.stalls().getTotalCount()).isZero();
    }

    @Test
    void aStallAtTheVeryStartAndOneBeyondTheKeptSecondsEnterTheHistogram() {
        meter.enter(-500 * MILLI, 500 * MILLI);
        meter.enter(30 * SECOND, 32 * SECOND);

        assertThat(meter.stalls().getMaxValue()).isGreaterThan(1_990 * MILLI);
        assertThat(meter.maxNanosIn(0)).isEqualTo(999 * MILLI);
        assertThat(meter.maxNanosIn(30)).isZero();
    }
}
