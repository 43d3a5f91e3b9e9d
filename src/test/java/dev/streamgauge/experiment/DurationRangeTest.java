package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationRangeTest {

    @Test
    void aRangeHasTwoEnds() {
        assertThat(DurationRange.of("0 s to 1500 ms"))
                .isEqualTo(new DurationRange(Duration.ZERO, Duration.ofMillis(1500)));
    }

    @Test
    void aRangeMayBeASingleDuration() {
        assertThat(DurationRange.of("2 s to 2 s"))
                .isEqualTo(new DurationRange(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "2 s, '2 s' is no range of two durations. Write a range such as 0 s to 2 s.",
        "1 s to 2 s to 3 s, '1 s to 2 s to 3 s' is no range of two durations. Write a range such as 0 s to 2 s.",
        "2 s to 1 s, '2 s to 1 s' ends before it begins. Write a range such as 0 s to 2 s.",
        "-1 s to 1 s, '-1 s to 1 s' begins below 0 s. Write a range such as 0 s to 2 s.",
    })
    void whatIsNoRangeIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationRange.of(text))
                .withMessage(message);
    }

    @Test
    void anEndThatIsNoDurationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationRange.of("0 to 2 s"))
                .withMessageStartingWith("'0' has no unit.");
    }
}
