package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    private static double parse(String text) {
        byte[] padded = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(padded, 1, padded.length - 1);
    }

    private static void assertReadAsTheJdkReads(String text) {
        assertThat(Double.doubleToRawLongBits(parse(text)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1",
                "2.0",
                "-3.25",
                ".5",
                "-.5",
                "5.",
                "007.10",
                "+1.5",
                "1e3",
                "-1.5E-7",
                "0x1.8p1",
                "2d",
                "2.5f",
                " 1.5 ",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999",
                "9007199254740992",
                "9007199254740993",
                "0.000000000000000001",
                "0.0000000000000000001",
                "123456789012345678",
                "1234567890123456789",
                "99999999999999999999999",
                "0.1000000000000000055511151231257827",
                "4.9e-324",
                "2.2250738585072011e-308"
            })
    void aNumberIsWhatTheJdkReads(String text) {
        assertReadAsTheJdkReads(text);
    }

    @Test
    void anyNumberOfDigitsAndDecimalsIsWhatTheJdkReads() {
        Random random = new Random(42);
        for (int round = 0; round < 200_000; round++) {
            BigInteger digits = new BigInteger(1 + random.nextInt(64), random);
            BigDecimal number = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(20));
            assertReadAsTheJdkReads(number.toPlainString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", " ", "one", "1.2.3", "--1", "1-", "1 2", "0x", "١", "1,5", "½", "nan"})
    void whatTheJdkRefusesIsRefused(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> parse(text));
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Double.parseDouble(text));
    }
}
