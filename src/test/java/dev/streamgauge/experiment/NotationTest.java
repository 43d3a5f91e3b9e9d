package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    @ParameterizedTest
    @CsvSource({
        "2 h, PT2H",
        "5 min, PT5M",
        "90 s, PT90S",
        "1500 ms, PT1.5S",
        "200 ms, PT0.2S",
        "50 us, PT0.00005S",
        "7 ns, PT0.000000007S",
        "-1 ms, PT-0.001S",
        "0 s, PT0S"
    })
    void aDurationIsReadAndWrittenAlike(String written, Duration duration) {
        assertThat(Notation.duration(written)).isEqualTo(duration);
        assertThat(Notation.write(duration)).isEqualTo(written);
    }

    @Test
    void aDurationMayHaveAFractionAndNoSpace() {
        assertThat(Notation.duration("1.5s")).isEqualTo(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10 sec", "10 S", "s", "", "1e3 s", "1/s", "10 s later", "0.5 ns", "300000000 h"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notation.duration(text))
                .withMessageContaining("'" + text + "'")
                .withMessageEndingWith("Write a duration such as 10 s, in one of h, min, s, ms, us, ns.");
    }

    @ParameterizedTest
    @CsvSource({"1500/s, 1500", "0.5/s, 0.5", "-3/s, -3", "1500000/s, 1500000"})
    void aRateIsReadAndWrittenAlike(String written, double rateHz) {
        assertThat(Notation.rateHz(written)).isEqualTo(rateHz);
        assertThat(Notation.writeRate(rateHz)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1500", "1500 s", "1500/min", "1,500/s", "/s"})
    void whatIsNoRateIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notation.rateHz(text))
                .withMessageEndingWith("Write a rate such as 1500/s.");
    }
}
