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
class PredictTest {

    private static final Predict FIXED = new Predict(LinearModel.of(Map.of("model", "fixed")));
    private static final Predict TRAINED =
            new Predict(LinearModel.of(Map.of("model", "trained", "weights", "0.5,-2.0,1e-1", "bias", "0.25")));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String value(Row outcome) {
        return new String(outcome.<byte[]>getAs(0), StandardCharsets.UTF_8);
    }

    private static String result(Predict predict, String line) {
        Row outcome = predict.call(bytes(line));
        assertThat(outcome.isNullAt(1)).as("has no reason").isTrue();
        return value(outcome);
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

        Row outcome = FIXED.call(line);

        assertThat(outcome.<byte[]>getAs(0)).isEqualTo(line);
        assertThat(outcome.getString(1)).isEqualTo("not a number");
    }

    @Test
    void nullStaysNull() {
        Row outcome = FIXED.call(null);

        assertThat(outcome.isNullAt(0)).isTrue();
        assertThat(outcome.getString(1)).isEqualTo("empty");
    }

    @Test
    void onlyAModelWithWeightsKnowsHowManyFeaturesThereMustBe() {
        assertThat(TRAINED.call(bytes("1.0,2.0;1.5")).getString(1)).isEqualTo("wrong number of features");
        assertThat(TRAINED.call(bytes("1,2,3,4;1")).getString(1)).isEqualTo("wrong number of features");
        assertThat(FIXED.call(bytes("1.0,2.0;1.5")).isNullAt(1)).isTrue();
    }

    @Test
    void badNumbersAreSeenBeforeTheirCount() {
        assertThat(TRAINED.call(bytes("1.0,2.0;NaN")).getString(1)).isEqualTo("not finite");
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
            out.writeObject(TRAINED);
        }

        Predict arrived =
                (Predict) new ObjectInputStream(new ByteArrayInputStream(travelling.toByteArray())).readObject();

        assertThat(result(arrived, "0,0,0;0")).startsWith("0,0,0;0;0.25;");
    }
}
