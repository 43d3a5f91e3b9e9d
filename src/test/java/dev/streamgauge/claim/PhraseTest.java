package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1211.6|1,212", "100|100", "99.96|100", "12.34|12.3", "0.00417|0.00417", "-35.5|-35.5", "0|0"})
    void figuresHaveNoMoreDigitsThanAReaderNeeds(double value, String written) {
        assertThat(Phrase.figure(value)).isEqualTo(written);
    }

    @Test
    void pValuesTooSmallToWriteOutAreBounded() {
        assertThat(Phrase.p(0.0022)).isEqualTo("p = 0.0022");
        assertThat(Phrase.p(0.00009)).isEqualTo("p < 0.0001");
    }

    @Test
    void intervalsSharesAndCountsReadAsInASentence() {
        assertThat(Phrase.ms(new Interval(1_105, 1_390))).isEqualTo("1,105 to 1,390 ms");
        assertThat(Phrase.confidence(0.05 / 12)).isEqualTo("99.6 %");
        assertThat(Phrase.count(1, "stream")).isEqualTo("1 stream");
        assertThat(Phrase.count(1_200, "window")).isEqualTo("1,200 windows");
    }

    @Test
    void aSideIsCalledByItsEngineAndItsOtherLevels() {
        assertThat(Side.of("engine", "spark").name()).isEqualTo("Spark");
        assertThat(Side.of("engine", "spark").and("trigger", "700 ms").name()).isEqualTo("Spark (trigger 700 ms)");
        assertThat(Side.of("engine", "spark").and("testbed", "containers").name())
                .isEqualTo("Spark in containers");
        assertThat(Side.of("producers", "4").name()).isEqualTo("producers 4");
    }
}
