package dev.streamgauge.workload.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeededRandomTest {

    @Test
    void theSameSeedAndNameGiveTheSameNumbers() {
        assertThat(numbers(42, "gaps")).isEqualTo(numbers(42, "gaps"));
    }

    @Test
    void anotherSeedGivesOtherNumbers() {
        assertThat(numbers(42, "gaps")).doesNotContain(numbers(43, "gaps"));
    }

    @Test
    void anotherNameGivesOtherNumbers() {
        assertThat(numbers(42, "gaps")).doesNotContain(numbers(42, "marks"));
    }

    @Test
    void theNumbersOfASeedNeverChangeFromOneVersionToTheNext() {
        // A recorded stream can only be compared with one drawn today if this holds.
        assertThat(numbers(42, "gaps")[0]).isEqualTo(6_084_367_497_971_042_934L);
    }

    private static long[] numbers(long seed, String name) {
        return SeededRandom.stream(seed, name).longs(100).toArray();
    }
}
