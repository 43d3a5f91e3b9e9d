package dev.streamgauge.workload.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UniformArrivalsTest {

    @Test
    void gapsAreEqual() {
        assertThat(Sample.offsets(new UniformArrivals(4), 42, 4))
                .containsExactly(125_000_000, 375_000_000, 625_000_000, 875_000_000);
    }

    @Test
    void roundingDoesNotAddUp() {
        long[] offsets = Sample.offsets(new UniformArrivals(3), 42, 3_000_000);

        assertThat(offsets[2_999_999]).isEqualTo(999_999_833_333_333L);
    }

    @Test
    void everyAlignedSecondHoldsItsShare() {
        assertThat(Sample.counts(new UniformArrivals(375), 42, Duration.ofSeconds(1), 100))
                .containsOnly(375);
    }
}
