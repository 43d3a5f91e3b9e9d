package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    private final LineReader reader = new LineReader(new LinearModel.Mean());
    private final LineReader ofThreeFeatures = new LineReader(new LinearModel.Weighted(new double[] {1, 2, 4}, 0.5));

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(LineReader reader, @Nullable String line) {
        Malformed malformed = reader.read(bytes(line));
        return malformed == null ? "none" : malformed.reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0,2.0,3.0;2.0 | 2.0",
                "1;1 | 1.0",
                "-1.5,0.5;0 | -0.5",
                "' 1.5 , 2.5 ; 2 ' | 2.0",
                "1e2,0x1p1;1 | 51.0"
            })
    void aLineOfFiniteNumbersIsRight(String line, double mean) {
        assertThat(reason(reader, line)).isEqualTo("none");
        assertThat(reader.prediction()).isEqualTo(mean);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n", "\t \r\n", "\u2003"})
    void nothingOrWhiteSpaceIsEmpty(@Nullable String line) {
        assertThat(reason(reader, line)).isEqualTo("empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "1,2;", ";1", ";", "1;2;3", "1;;2", ";;", "not a line", "{\"f0\":1}"})
    void notExactlyOneSemicolonOrNothingBesideItIsNoLabel(String line) {
        assertThat(reason(reader, line)).isEqualTo("no label");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a;1", "1,b;1", "1,2;c", ",;1", "1,;1", ",1;1", "1,,2;1", "1 2;1", "1; ", " ;1", "é;1", "1.2.3;1"
            })
    void aFieldThatIsNoNumberOrEmptyIsNotANumber(String line) {
        assertThat(reason(reader, line)).isEqualTo("not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN;1", "1,Infinity;1", "1,-Infinity;1", "1,2;NaN", "1e999;1", "1;-1e999"})
    void aFieldWithoutAFiniteValueIsNotFinite(String line) {
        assertThat(reason(reader, line)).isEqualTo("not finite");
    }

    @Test
    void aLineMayBeAsLongAsTheLimitAndNotAByteLonger() {
        String longest = "1,".repeat((LineReader.LONGEST_BYTES - 4) / 2) + "10;1";
        assertThat(longest).hasSize(LineReader.LONGEST_BYTES);

        assertThat(reason(reader, longest)).isEqualTo("none");
        assertThat(reader.prediction()).isEqualTo((32_766 + 10) / 32_767.0);
        assertThat(reason(reader, longest + "0")).isEqualTo("too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3;1 | none",
                "1,2;1 | wrong number of features",
                "1,2,3,4;1 | wrong number of features",
                "1;1 | wrong number of features"
            })
    void aModelWithWeightsTakesAsManyFeatures(String line, String reason) {
        assertThat(reason(ofThreeFeatures, line)).isEqualTo(reason);
    }

    @ParameterizedTest
    @MethodSource("linesThatAreWrongTwice")
    void theFirstReasonInOrderIsGiven(String line, String reason) {
        assertThat(reason(ofThreeFeatures, line)).isEqualTo(reason);
    }

    static Stream<Arguments> linesThatAreWrongTwice() {
        return Stream.of(
                arguments(" ".repeat(LineReader.LONGEST_BYTES + 1), "empty"),
                arguments("x".repeat(LineReader.LONGEST_BYTES + 1), "too long"),
                arguments("NaN,x", "no label"),
                arguments("x,NaN;", "no label"),
                arguments("x,NaN,1;1", "not a number"),
                arguments("NaN,x,1;1", "not finite"),
                arguments("1,NaN,1;x", "not finite"),
                arguments("1,x,1;NaN", "not a number"),
                arguments("1,2;x", "not a number"),
                arguments("1,2;NaN", "not finite"));
    }

    @Test
    void nothingOfALineIsLeftForTheNext() {
        assertThat(reason(ofThreeFeatures, "9,9,9;9")).isEqualTo("none");
        assertThat(reason(ofThreeFeatures, "9,x")).isEqualTo("no label");
        assertThat(reason(ofThreeFeatures, "1,2,x;1")).isEqualTo("not a number");
        assertThat(reason(ofThreeFeatures, "1,1,1;1")).isEqualTo("none");

        assertThat(ofThreeFeatures.prediction()).isEqualTo(7.5);
    }
}
