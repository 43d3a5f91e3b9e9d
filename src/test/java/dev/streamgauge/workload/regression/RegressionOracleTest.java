package dev.streamgauge.workload.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Pipeline.Model;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.records.Sent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionOracleTest {

    private static final String COMPUTED = "1700000000123456789";
    private static final int RECORD = 5;

    private final RegressionWorkload workload = Given.bulk().withMalformed(100).workload(42);
    private final RecordOracle oracle = workload.records().orElseThrow();
    private final List<Sent> sent = Given.sent(workload);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static double[] features(String text) {
        return Arrays.stream(text.substring(0, text.indexOf(';')).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The mean of the features, as a job for the fixed model would compute it. */
    private static double mean(String text) {
        double sum = 0;
        for (double feature : features(text)) {
            sum += feature;
        }
        return sum / features(text).length;
    }

    private String text() {
        return sent.get(RECORD).text();
    }

    private static byte[] result(String text, double prediction) {
        return bytes(text + ";" + prediction + ";" + COMPUTED);
    }

    @Test
    void theSmokeRecordComesFirstAndTwoIsPredictedForIt() {
        assertThat(sent.get(0).text()).isEqualTo("1.0,2.0,3.0;2.0");
        assertThat(oracle.admits(0, bytes("1.0,2.0,3.0;2.0;2.0;" + COMPUTED))).isTrue();
        assertThat(oracle.admits(0, bytes("1.0,2.0,3.0;2.0;2.1;" + COMPUTED))).isFalse();
        assertThat(oracle.canonicalResult(0, bytes("1.0,2.0,3.0;2.0;2.0;" + COMPUTED)))
                .isEqualTo("0|1.0,2.0,3.0;2.0;2.000000");
    }

    @Test
    void aTrainedModelHasNoUseForTheSmokeRecord() {
        assertThat(features(
                        Given.bulk().predictedBy(Model.TRAINED).sent(42).get(0).text()))
                .hasSize(12);
    }

    @Test
    void theMeanOfTheFeaturesIsRightForEveryRecordThatIsWellFormed() {
        assertThat(sent).allSatisfy(record -> {
            if (!record.malformed()) {
                assertThat(oracle.admits(record.index(), result(record.text(), mean(record.text()))))
                        .isTrue();
            }
        });
    }

    @Test
    void whatAJobComputesFromItsParametersIsRightForATrainedModel() {
        RegressionWorkload trained =
                Given.bulk().predictedBy(Model.TRAINED).withMalformed(100).workload(42);
        RecordOracle itsOracle = trained.records().orElseThrow();
        double[] weights = Arrays.stream(
                        itsOracle.jobParameters().get("weights").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double bias = Double.parseDouble(itsOracle.jobParameters().get("bias"));

        assertThat(Given.sent(trained))
                .filteredOn(record -> !record.malformed())
                .allSatisfy(record -> {
                    double[] features = features(record.text());
                    double prediction = bias;
                    for (int feature = 0; feature < 12; feature++) {
                        prediction += weights[feature] * features[feature];
                    }
                    assertThat(itsOracle.admits(record.index(), result(record.text(), prediction)))
                            .isTrue();
                    assertThat(itsOracle.admits(record.index(), result(record.text(), mean(record.text()))))
                            .as("the mean is close, and yet wrong")
                            .isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({"0.9e-9, true", "-0.9e-9, true", "2e-9, false", "-2e-9, false", "NaN, false", "Infinity, false"})
    void aPredictionIsRightToWithinTheTolerance(double off, boolean right) {
        assertThat(oracle.admits(RECORD, result(text(), mean(text()) + off))).isEqualTo(right);
    }

    @Test
    void anotherRecordsTextIsWrong() {
        String other = sent.get(RECORD + 1).text();

        assertThat(oracle.admits(RECORD, result(other, mean(other)))).isFalse();
        assertThat(oracle.admits(RECORD, result(other, mean(text())))).isFalse();
    }

    @Test
    void aTextThatIsAlmostTheRecordsIsWrong() {
        double mean = mean(text());

        for (String almost :
                List.of(text() + "0", text().substring(1), " " + text(), text().substring(0, text().length() - 1))) {
            assertThat(oracle.admits(RECORD, result(almost, mean))).as(almost).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                ";;",
                ";MEAN",
                ";MEAN;",
                "MEAN;1700000000123456789",
                ";;1700000000123456789",
                ";mean;1700000000123456789",
                ";MEAN;17000000001234.6",
                ";MEAN;-1700000000123456789",
                ";MEAN;1700000000123456789 ",
                ";MEAN;MEAN;1700000000123456789",
                ";MEAN;99999999999999999999"
            })
    void whatFollowsTheRecordMustBeAPredictionAndATime(String rest) {
        String value = text() + rest.replace("MEAN", Double.toString(mean(text())));

        assertThat(oracle.admits(RECORD, bytes(value))).isFalse();
    }

    @Test
    void garbageIsWrong() {
        assertThat(oracle.admits(RECORD, new byte[0])).isFalse();
        assertThat(oracle.admits(RECORD, bytes("garbage"))).isFalse();
        assertThat(oracle.admits(RECORD, new byte[] {(byte) 0xff, 0, (byte) 0xfe, ';', '1', ';', '2'}))
                .isFalse();
    }

    @Test
    void aRecordThatMustBeSetAsideHasNoRightResult() {
        assertThat(sent).filteredOn(Sent::malformed).hasSize(100).allSatisfy(record -> {
            String text = record.text() == null ? "" : record.text();
            assertThat(oracle.admits(record.index(), bytes(text + ";0.0;" + COMPUTED)))
                    .isFalse();
        });
    }

    @Test
    void aPositionBeforeTheFirstHasNoRightResult() {
        assertThat(oracle.admits(-1, result(text(), mean(text())))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0;2.0;1.0;1700000000123456789, 1700000000123456789",
        "1.0;2.0;1.0;0, 0",
        ";7, 7",
        "1.0;2.0;1.0;9223372036854775807, 9223372036854775807",
        "1.0;2.0;1.0;9223372036854775808, -1",
        "1.0;2.0;1.0;9999999999999999999, -1",
        "1.0;2.0;1.0;10000000000000000000, -1",
        "1.0;2.0;1.0;, -1",
        "1.0;2.0;1.0;now, -1",
        "'1.0;2.0;1.0;17 ', -1",
        "1.0;2.0;1.0;-17, -1",
        "1.0;2.0, -1",
        "1700000000123456789, -1",
        "'', -1",
    })
    void theTimeIsTheDigitsAfterTheLastSeparator(String value, long nanos) {
        assertThat(oracle.computedNanos(bytes(value))).isEqualTo(nanos);
    }

    @ParameterizedTest
    @EnumSource
    void aRightResultHasOneCanonicalFormWhateverItsLastDigitsAndItsTime(Model model) {
        RegressionWorkload other = Given.bulk().predictedBy(model).workload(42);
        RecordOracle itsOracle = other.records().orElseThrow();

        assertThat(Given.sent(other)).allSatisfy(record -> {
            double prediction = expected(itsOracle, record.text());
            String canonical = itsOracle.canonicalResult(record.index(), result(record.text(), prediction));

            assertThat(canonical).matches("\\d+\\|[^;]+;[^;]+;-?\\d+\\.\\d{6}").startsWith(record.index() + "|");
            assertThat(itsOracle.canonicalResult(
                            record.index(), bytes(record.text() + ";" + (prediction + 5e-10) + ";17")))
                    .isEqualTo(canonical);
            assertThat(itsOracle.canonicalResult(
                            record.index(), bytes(record.text() + ";" + (prediction - 5e-10) + ";18")))
                    .isEqualTo(canonical);
        });
    }

    private static double expected(RecordOracle oracle, String text) {
        double[] features = features(text);
        if (oracle.jobParameters().get("model").equals("fixed")) {
            return mean(text);
        }
        double prediction = oracle.model().get("bias");
        for (int feature = 0; feature < features.length; feature++) {
            prediction += oracle.model().get("w" + feature) * features[feature];
        }
        return prediction;
    }

    @Test
    void aWrongResultKeepsWhatIsWrongInItsCanonicalFormButNotItsTime() {
        assertThat(oracle.canonicalResult(RECORD, bytes(text() + ";17.5;" + COMPUTED)))
                .isEqualTo("5|" + text() + ";17.5");
        assertThat(oracle.canonicalResult(RECORD, bytes("garbage"))).isEqualTo("5|garbage");
    }
}
