package dev.streamgauge.bench.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlopeTest {

    private static final List<Double> MINUTES =
            IntStream.rangeClosed(1, 11).mapToObj(minute -> (double) minute).toList();

    /** A saw of one unit around a line. */
    private static Slope slope(double perMinute) {
        return Slope.of(
                "heap",
                "MiB",
                MINUTES,
                MINUTES.stream()
                        .map(minute -> 100 + perMinute * (minute - 6) + (minute % 2 == 0 ? 0.5 : -0.5))
                        .toList());
    }

    @Test
    void aLeakIsToldForTheWholeRun() {
        Slope slope = slope(1);

        assertThat(slope.perMinute()).isCloseTo(1, within(0.01));
        assertThat(slope.low()).isPositive();
        assertThat(slope.growthAtMost()).isBetween(10.0, 12.0);
    }

    @Test
    void noiseMayHideGrowth() {
        Slope slope = slope(0);

        assertThat(slope.low()).isNegative();
        assertThat(slope.high()).isPositive();
        assertThat(slope.growthAtMost()).isBetween(0.1, 2.0);
    }

    @Test
    void whatShrinksDoesNotGrow() {
        assertThat(slope(-1).growthAtMost()).isZero();
    }

    @Test
    void twoSamplesAreRefused() {
        assertThatThrownBy(() -> Slope.of("heap", "MiB", List.of(1.0, 2.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
