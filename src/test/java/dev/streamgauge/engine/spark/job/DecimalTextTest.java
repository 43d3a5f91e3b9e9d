package dev.streamgauge.engine.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    private static final long SEED = 42;

    private static double parse(String text) {
        byte[] line = ("9," + text + ";9").getBytes(StandardCharsets.UTF_8);
        return DecimalText.parse(line, 2, line.length - 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1.",
                ".5",
                "-.5",
                "007.50",
                "+1.5",
                "1e3",
                "1E-400",
                "0x1p-2",
                "1.5d",
                " 1.5\t",
                "NaN",
                "-Infinity",
                "1e400",
                "9007199254740992",
                "9007199254740993",
                "0.9007199254740993",
                "999999999999999999",
                "-99999999999999999.",
                "1234567890123456789",
                "0.00000000000000001",
                "0.000000000000000001",
                "17976931348623157e292"
            })
    void aNumberIsWhatJavaMakesOfIt(String text) {
        assertThat(parse(text)).isEqualTo(Double.valueOf(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "--1", "1-", "1.2.3", "1,5", "one", "1 2", "\u0663", "0x", "1e"})
    void whatJavaRefusesIsRefused(String text) {
        assertThatThrownBy(() -> Double.parseDouble(text)).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void decimalsOfAnyLengthAreWhatJavaMakesOfThemToTheLastBit() {
        Random random = new Random(SEED);
        for (int number = 0; number < 100_000; number++) {
            int bits = 1 + random.nextInt(66);
            String text = new BigDecimal(new BigInteger(bits, random), random.nextInt(20)).toPlainString();
            String signed = random.nextBoolean() ? "-" + text : text;

            assertThat(parse(signed)).as(signed).isEqualTo(Double.valueOf(signed));
        }
    }

    @Test
    void aDoubleThatWasWrittenOutIsReadBack() {
        Random random = new Random(SEED);
        for (int number = 0; number < 100_000; number++) {
            double written = 5 + 3 * random.nextGaussian();

            assertThat(parse(Double.toString(written))).isEqualTo(written);
        }
    }
}
