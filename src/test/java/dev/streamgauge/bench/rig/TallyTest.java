package dev.streamgauge.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Sizes SIZES = new Sizes(9, Duration.ofSeconds(5), Duration.ofSeconds(10));

    @Test
    void whatComesBeforeTheEndOfTheWarmUpDoesNotCount() {
        // given a slow beginning
        List<Tally> points =
                List.of(new Tally(4, 100), new Tally(5.01, 200), new Tally(10, 5190), new Tally(15.01, 10_200));

        // when
        Tally.Stretch stretch = Tally.measured(points, SIZES).orElseThrow();

        // then
        assertThat(stretch.recordsPerSecond()).isCloseTo(1000, within(1e-6));
        assertThat(stretch.fromSeconds()).isEqualTo(5.01);
        assertThat(stretch.toSeconds()).isEqualTo(15.01);
    }

    @Test
    void nothingIsMeasuredBeforeTheEnd() {
        assertThat(Tally.measured(List.of(new Tally(5, 1), new Tally(14, 2)), SIZES))
                .isEmpty();
        assertThat(Tally.measured(List.of(), SIZES)).isEmpty();
    }

    @Test
    void itIsWarmWithTheFirstPointAfterTheWarmUp() {
        assertThat(Tally.warm(List.of(new Tally(4, 1)), SIZES)).isFalse();
        assertThat(Tally.warm(List.of(new Tally(4, 1), new Tally(5, 1)), SIZES)).isTrue();
    }

    @Test
    void whoStartedLaterIsFollowedToItsLastPoint() {
        assertThat(Tally.sinceWarm(List.of(new Tally(5, 1000), new Tally(6, 3000), new Tally(7, 5000)), SIZES))
                .isEqualTo(2000);
        assertThat(Tally.sinceWarm(List.of(new Tally(4, 1000)), SIZES)).isZero();
    }
}
