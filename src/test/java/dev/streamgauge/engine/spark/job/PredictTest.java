package dev.streamgauge.engine.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What goes into a row's function and what comes out of it, without Spark. */
/** No field or method has one of Spark's types: whoever looks for tests without Spark must be able to look at this class. */
class PredictTest {

    private static final LinearModel FIXED = LinearModel.of(Map.of("model", "fixed"));
    private static final LinearModel TRAINED =
            LinearModel.of(Map.of("model", "trained", "weights", "0.5,-2.0,1e-1", "bias", "0.25"));

    /** What comes out for a line. */
    private record Outcome(byte[] value, String reason) {

        static Outcome of(LinearModel model, byte[] line) {
            Row row = new Predict(model).call(line);
            return new Outcome(row.getAs(0), row.getAs(1));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String result(LinearModel model, String line) {
        Outcome outcome = Outcome.of(model, bytes(line));
        assertThat(outcome.reason()).isNull();
        return new String(outcome.value(), StandardCharsets.UTF_8);
    }

    private static String reason(LinearModel model, String line) {
        return Outcome.of(model, bytes(line)).reason();
    }

    @Test
    void theSmokeRecordIsPredictedByTheMeanOfItsFeatures() {
        assertThat(result(FIXED, "1.0,2.0,3.0;2.0")).matches("1\\.0,2\\.0,3\\.0;2\\.0;2\\.0;\\d{19}");
    }

    @Test
    void theMeanIsOfHoweverManyFeaturesThereAre() {
        assertThat(result(FIXED, "3;0")).startsWith("3;0;3.0;");
        assertThat(result(FIXED, "1,2,3,4;0")).startsWith("1,2,3,4;0;2.5;");
    }

    @Test
    void aTrainedModelAddsItsWeightedFeaturesToItsBiasInTheirOrder() {
        double expected = 0.25 + 0.5 * 1.0 + -2.0 * 0.3 + 1e-1 * 3.0;

        assertThat(result(TRAINED, "1.0,0.3,3.0;2.0")).startsWith("1.0,0.3,3.0;2.0;" + expected + ";");
    }

    @Test
    void theTimeOfComputingIsReadAnewForEachRow() {
        long before = EpochNanos.now();
        List<Long> computed = List.of(computedNanos(), computedNanos(), computedNanos());
        long after = EpochNanos.now();

        assertThat(computed).isSorted().allSatisfy(nanos -> assertThat(nanos).isBetween(before, after));
    }

    private static long computedNanos() {
        String result = result(FIXED, "1;1");
        return Long.parseLong(result.substring(result.lastIndexOf(';') + 1));
    }

    @Test
    void aMalformedLineComesOutAsItWentInWithTheReason() {
        byte[] line = {'1', ',', (byte) 0xFF, ';', '1'};

        Outcome outcome = Outcome.of(FIXED, line);

        assertThat(outcome.value()).isEqualTo(line);
        assertThat(outcome.reason()).isEqualTo("not a number");
    }

    @Test
    void nullStaysNull() {
        Outcome outcome = Outcome.of(FIXED, null);

        assertThat(outcome.value()).isNull();
        assertThat(outcome.reason()).isEqualTo("empty");
    }

    @Test
    void onlyAModelWithWeightsKnowsHowManyFeaturesThereMustBe() {
        assertThat(reason(TRAINED, "1.0,2.0;1.5")).isEqualTo("wrong number of features");
        assertThat(reason(TRAINED, "1,2,3,4;1")).isEqualTo("wrong number of features");
        assertThat(reason(FIXED, "1.0,2.0;1.5")).isNull();
    }

    @Test
    void badNumbersAreSeenBeforeTheirCount() {
        assertThat(reason(TRAINED, "1.0,2.0;NaN")).isEqualTo("not finite");
    }

    @Test
    void aModelThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> LinearModel.of(Map.of("model", "best")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model must be fixed or trained, but is best");
    }

    @Test
    void theFunctionTravelsToItsTasks() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream travelling = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(travelling)) {
            out.writeObject(new Predict(TRAINED));
        }

        Predict arrived =
                (Predict) new ObjectInputStream(new ByteArrayInputStream(travelling.toByteArray())).readObject();

        assertThat(new String(arrived.call(bytes("0,0,0;0")).<byte[]>getAs(0), StandardCharsets.UTF_8))
                .startsWith("0,0,0;0;0.25;");
    }
}
