package dev.streamgauge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WallClockTest {

    @Test
    void itNeverGoesBackwards() {
        long[] readings =
                LongStream.generate(WallClock::epochNanos).limit(100_000).toArray();

        assertThat(readings).isSorted();
    }

    @Test
    void itTellsTheTimeOfDay() {
        assertThat(WallClock.now()).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
    }

    @Test
    void nanosecondsMillisecondsAndInstantsAreOneTime() {
        long before = WallClock.epochNanos();
        long millis = WallClock.epochMillis();
        Instant instant = WallClock.now();
        long after = WallClock.epochNanos();

        assertThat(millis).isBetween(before / 1_000_000, after / 1_000_000);
        assertThat(instant.getEpochSecond() * 1_000_000_000 + instant.getNano()).isBetween(before, after);
    }

    @Test
    void aTimeOfDayHasItsReadingOfTheMonotonicClock() {
        long before = System.nanoTime();
        long reading = WallClock.monotonicNanos(WallClock.epochNanos());
        long after = System.nanoTime();

        assertThat(reading).isBetween(before, after);
    }
}
