package dev.streamgauge.engine.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureLineTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FeatureLine line(String text) throws MalformedLineException {
        return FeatureLine.parse(bytes(text));
    }

    private static void assertRefused(byte @Nullable [] text, String reason) {
        assertThatExceptionOfType(MalformedLineException.class)
                .isThrownBy(() -> FeatureLine.parse(text))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] ofLength(int length, String end) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) '1');
        System.arraycopy(bytes(end), 0, text, length - end.length(), end.length());
        return text;
    }

    @Test
    void theNumbersBeforeTheLabelAreTheFeatures() throws MalformedLineException {
        assertThat(line("1.0,2.0,3.0;2.0").features()).containsExactly(1, 2, 3);
        assertThat(line("-0.5;7").features()).containsExactly(-0.5);
    }

    @Test
    void spacesAroundANumberAreNoFault() throws MalformedLineException {
        assertThat(line(" 1.0, 2.0;1.5\r").features()).containsExactly(1, 2);
    }

    @Test
    void theResultRepeatsTheLineAndEndsWithWhatWasComputed() throws MalformedLineException {
        byte[] result = line("1.0,2.0,3.0;2.00").followedBy(2, 1_772_366_400_123_456_789L);

        assertThat(new String(result, StandardCharsets.UTF_8)).isEqualTo("1.0,2.0,3.0;2.00;2.0;1772366400123456789");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n", " \t\r\n", "\u2003"})
    void aLineOfNothingButWhiteSpaceIsEmpty(@Nullable String text) {
        assertRefused(text == null ? null : bytes(text), "empty");
    }

    @Test
    void aLineMayBeAsLongAs64KibibytesAndNoLonger() throws MalformedLineException {
        byte[] longest = ofLength(65_536, ",1;1");
        Arrays.fill(longest, 0, 65_500, (byte) '0');

        assertThat(FeatureLine.parse(longest).features()).hasSize(2);
        assertRefused(ofLength(65_537, ",1;1"), "too long");
        assertRefused(ofLength(1_000_000, "1"), "too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.0,2.0", ";", "1.0;", ";1.0", "1.0;2.0;", ";1.0;2.0", "1.0;2.0;3.0", "1.0;;2.0"})
    void aLineHasOneSemicolonAndSomethingOnBothSidesOfIt(String text) {
        assertRefused(bytes(text), "no label");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one;1.0",
                "1.0;one",
                "1.0,;1.0",
                ",1.0;1.0",
                "1.0,,2.0;1.0",
                ",;1.0",
                "1.0;2.0,3.0",
                "1.0 2.0;1.0",
                "-;1",
                "\u0661;1",
                " ;1",
                "1; "
            })
    void whatCannotBeReadIsNotANumber(String text) {
        assertRefused(bytes(text), "not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN;1.0", "1.0;NaN", "Infinity,1.0;1.0", "1.0,-Infinity;1.0", "1e400;1.0", "1.0;Infinity"})
    void aNumberIsFinite(String text) {
        assertRefused(bytes(text), "not finite");
    }

    @Test
    void emptinessIsSeenBeforeLength() {
        byte[] blank = new byte[70_000];
        Arrays.fill(blank, (byte) ' ');

        assertRefused(blank, "empty");
    }

    @Test
    void lengthIsSeenBeforeAMissingLabelAndThatBeforeTheNumbers() {
        assertRefused(ofLength(65_537, "x"), "too long");
        assertRefused(bytes("one,NaN"), "no label");
        assertRefused(bytes("one;NaN;"), "no label");
    }

    @Test
    void theFirstBadNumberFromTheLeftDecides() {
        assertRefused(bytes("1.0,NaN,one;1.0"), "not finite");
        assertRefused(bytes("1.0,one,NaN;1.0"), "not a number");
        assertRefused(bytes("1.0,NaN;one"), "not finite");
        assertRefused(bytes("1.0,one;NaN"), "not a number");
    }

    @Test
    void bytesThatAreNoTextAreNotANumber() {
        assertRefused(new byte[] {(byte) 0xFF, (byte) 0xFE, ';', '1'}, "not a number");
    }
}
