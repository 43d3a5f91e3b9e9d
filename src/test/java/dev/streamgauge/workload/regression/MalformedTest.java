package dev.streamgauge.workload.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Pipeline.Model;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.records.RecordText;
import dev.streamgauge.workload.records.Sent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedTest {

    private static final byte[] RECORD = RecordText.bytes("1.000000,-2.500000,3.000000;0.500000");

    private static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(Malformed.EMPTY, "", "empty"),
                Arguments.of(Malformed.TOMBSTONE, null, "empty"),
                Arguments.of(Malformed.WHITE_SPACE, " \t ", "empty"),
                Arguments.of(Malformed.NO_LABEL, "1.000000,-2.500000,3.000000", "no label"),
                Arguments.of(Malformed.TWO_LABELS, "1.000000,-2.500000,3.000000;0.500000;0.500000", "no label"),
                Arguments.of(Malformed.WORD, "one,-2.500000,3.000000;0.500000", "not a number"),
                Arguments.of(Malformed.NAN, "1.000000,-2.500000,NaN;0.500000", "not finite"),
                Arguments.of(Malformed.INFINITY, "1.000000,-2.500000,3.000000;Infinity", "not finite"),
                Arguments.of(Malformed.NEGATIVE_INFINITY, "-Infinity,-2.500000,3.000000;0.500000", "not finite"),
                Arguments.of(Malformed.EMPTY_FIELD, "1.000000,-2.500000,3.000000,;0.500000", "not a number"),
                Arguments.of(Malformed.TOO_FEW_FEATURES, "-2.500000,3.000000;0.500000", "wrong number of features"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsWrongIsWrongInItsOwnWayOnly(Malformed kind, @Nullable String text, String reason) {
        byte[] value = kind.value(RECORD);

        assertThat(value == null ? null : RecordText.text(value)).isEqualTo(text);
        assertThat(kind.reason()).isEqualTo(reason);
    }

    @Test
    void whatIsTooLongIsAMillionBytesOfARecordWithNothingElseWrong() {
        byte[] value = Malformed.TOO_LONG.value(RECORD);

        assertThat(value).hasSize(1_000_000);
        assertThat(Malformed.TOO_LONG.reason()).isEqualTo("too long");
        assertThat(AsTheContractSays.reasonAmongNumbers(RecordText.text(value), AsTheContractSays.ANY_NUMBER))
                .isNull();
    }

    @Test
    void everyKindButTheLongOneTakesTurnsWithAModelThatCountsFeatures() {
        assertThat(Malformed.inTurn(true))
                .containsExactlyElementsOf(Stream.of(Malformed.values())
                        .filter(kind -> kind != Malformed.TOO_LONG)
                        .toList());
        assertThat(Malformed.inTurn(false))
                .doesNotContain(Malformed.TOO_FEW_FEATURES)
                .hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void theOraclesReasonIsTheOneThatTheContractGives(Model model) {
        RegressionWorkload workload =
                Given.bulk().predictedBy(model).withMalformed(700).workload(42);
        RecordOracle oracle = workload.records().orElseThrow();
        int features = model == Model.TRAINED ? 12 : AsTheContractSays.ANY_NUMBER;

        List<Sent> sent = Given.sent(workload);

        assertThat(sent).allSatisfy(record -> {
            String reason = AsTheContractSays.reason(record.text(), features);
            assertThat(oracle.malformed(record.index())).isEqualTo(reason);
            assertThat(record.malformed()).isEqualTo(reason != null);
        });
    }

    @ParameterizedTest
    @EnumSource
    void oneMalformedRecordInAHundredIsTooLong(Model model) {
        List<Sent> malformed = Given.bulk().predictedBy(model).withMalformed(700).sent(42).stream()
                .filter(Sent::malformed)
                .toList();

        assertThat(malformed).hasSize(700);
        assertThat(malformed.stream().filter(record -> record.bytes().length > 65_536))
                .hasSize(7)
                .allSatisfy(record -> assertThat(record.bytes()).hasSize(1_000_000));
    }

    @Test
    void withASingleFeatureEveryKindStillHasItsOwnReason() {
        RegressionWorkload workload = Given.bulk()
                .predictedBy(Model.TRAINED)
                .withFeatures(1)
                .withMalformed(50)
                .workload(42);
        RecordOracle oracle = workload.records().orElseThrow();

        assertThat(Given.sent(workload))
                .allSatisfy(record -> assertThat(oracle.malformed(record.index()))
                        .isEqualTo(AsTheContractSays.reason(record.text(), 1)));
    }

    /** The contract of the jobs, written down once more for the tests alone, in the order in which it is to be checked. */
    private static final class AsTheContractSays {

        static final int ANY_NUMBER = -1;

        static @Nullable String reason(@Nullable String text, int features) {
            if (text == null || text.isBlank()) {
                return "empty";
            }
            return text.length() > 65_536 ? "too long" : reasonAmongNumbers(text, features);
        }

        static @Nullable String reasonAmongNumbers(String text, int features) {
            String[] halves = text.split(";", -1);
            if (halves.length != 2 || halves[0].isEmpty() || halves[1].isEmpty()) {
                return "no label";
            }
            String[] numbers = text.split("[,;]", -1);
            for (String number : numbers) {
                try {
                    if (!Double.isFinite(Double.parseDouble(number))) {
                        return "not finite";
                    }
                } catch (NumberFormatException e) {
                    return "not a number";
                }
            }
            return features == ANY_NUMBER || features == numbers.length - 1 ? null : "wrong number of features";
        }
    }
}
