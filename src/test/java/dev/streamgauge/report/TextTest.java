package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.006098 | 0.0061",
                "0.5034   | 0.503",
                "1.0345   | 1.03",
                "411.4    | 411",
                "62841    | 62,841",
                "0        | 0",
                "-2.5     | \u22122.5",
                "0.0001   | 0.0001",
                "0.0000041| 4.1e\u22126"
            })
    void aNumberOfAnySizeHasThreeFiguresOrItsWholePart(double value, String text) {
        assertThat(Text.figures(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.651, 65.1 %", "0.0016, 0.16 %", "0, 0.00 %", "1, 100.0 %"})
    void aSmallShareHasOneMoreDecimal(double share, String text) {
        assertThat(Text.percent(share)).isEqualTo(text);
    }

    @Test
    void whatIsNotKnownIsAnEmDash() {
        assertThat(Text.figures((Double) null)).isEqualTo("—");
        assertThat(Text.percent(null)).isEqualTo("—");
    }
}
