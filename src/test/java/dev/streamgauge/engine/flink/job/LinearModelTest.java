package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class LinearModelTest {

    /** A sum of these depends on the order: from the left the ones are lost one by one. */
    private static final double[] FEATURES = {1e16, 1, 1, 1, 99};

    private static final Map<String, String> TRAINED =
            Map.of("model", "trained", "weights", "1.0,0.5,-2.5E-1,3.0", "bias", "-4.3E-5");

    @Test
    void theFixedModelIsTheMeanSummedFromTheLeft() {
        LinearModel model = LinearModel.of(Map.of("model", "fixed"));

        assertThat(model.predict(FEATURES, 4)).isEqualTo((((1e16 + 1) + 1) + 1) / 4);
        assertThat((((1e16 + 1) + 1) + 1) / 4).isNotEqualTo((1e16 + (1 + 1 + 1)) / 4);
    }

    @Test
    void theTrainedModelAddsToItsBiasFromTheLeft() {
        LinearModel model = LinearModel.of(TRAINED);

        assertThat(model.predict(new double[] {0.1, 0.2, 0.3, 0.4, 99}, 4))
                .isEqualTo((((-4.3E-5 + 1.0 * 0.1) + 0.5 * 0.2) + -0.25 * 0.3) + 3.0 * 0.4);
    }

    @Test
    void onlyAModelWithWeightsHasANumberOfFeatures() {
        assertThat(LinearModel.of(Map.of("model", "fixed")).takes(1)).isTrue();
        assertThat(LinearModel.of(Map.of("model", "fixed")).takes(1_000)).isTrue();
        assertThat(LinearModel.of(TRAINED).takes(4)).isTrue();
        assertThat(LinearModel.of(TRAINED).takes(3)).isFalse();
        assertThat(LinearModel.of(TRAINED).takes(5)).isFalse();
    }

    @Test
    void aModelTravelsToTheTasks() throws Exception {
        LinearModel model = InstantiationUtil.clone(LinearModel.of(TRAINED));

        assertThat(model.predict(new double[] {0, 2, 0, 0}, 4)).isEqualTo(-4.3E-5 + 0.5 * 2);
    }

    @Test
    void anotherModelOrAMissingParameterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.of(Map.of("model", "deep")))
                .withMessage("model must be fixed or trained, but is deep");
        assertThatNullPointerException()
                .isThrownBy(() -> LinearModel.of(Map.of("model", "trained", "bias", "0")))
                .withMessage("weights");
    }
}
