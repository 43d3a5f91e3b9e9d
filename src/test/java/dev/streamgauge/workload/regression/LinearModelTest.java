package dev.streamgauge.workload.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Pipeline.Model;
import dev.streamgauge.workload.regression.LinearModel.LeastSquares;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class LinearModelTest {

    private static final LeastSquares TRAINED = (LeastSquares) LinearModel.of(Model.TRAINED, 12, 42);

    @Test
    void theFixedModelIsTheMeanOfHoweverManyFeatures() {
        LinearModel fixed = LinearModel.of(Model.FIXED, 12, 42);

        assertThat(fixed.predict(new double[] {1, 2, 3})).isEqualTo(2);
        assertThat(fixed.predict(new double[] {-1, 2, 3, 8})).isEqualTo(3);
        assertThat(fixed.predict(new double[] {7.25})).isEqualTo(7.25);
    }

    @Test
    void aJobIsToldThatTheModelIsFixed() {
        LinearModel fixed = LinearModel.of(Model.FIXED, 12, 42);

        assertThat(fixed.jobParameters()).isEqualTo(Map.of("model", "fixed"));
        assertThat(fixed.figures()).isEqualTo(Map.of("features", 12.0));
    }

    @Test
    void trainingFindsWhatThePublicCodeFound() {
        assertThat(TRAINED.weights())
                .hasSize(12)
                .allSatisfy(weight -> assertThat(weight).isCloseTo(1.0 / 12, within(0.01)));
        assertThat(TRAINED.bias()).isCloseTo(-4.3e-5, within(5e-4));
        assertThat(TRAINED.meanSquaredError()).isCloseTo(3.33e-5, within(1e-6));
        assertThat(TRAINED.rSquared()).isCloseTo(0.99977, within(2e-5));
    }

    /** Five standard errors of ordinary least squares, as uniform noise of variance 0.01²/3 yields them. */
    @Test
    void noWeightIsFartherFromATwelfthThanItsErrorAllows() {
        double noise = Math.sqrt(0.01 * 0.01 / 3 / TRAINED.trainingRecords());

        for (int feature = 0; feature < 12; feature++) {
            double deviation = 0.5 + 1.5 * feature / 11;
            assertThat(TRAINED.weights().get(feature)).isCloseTo(1.0 / 12, within(5 * noise / deviation));
        }
    }

    @Test
    void trainingIsLeastSquaresOverAllVectorsAtOnce() {
        LabelledVectors vectors = new LabelledVectors(3, 7);
        double[][] features = new double[500][];
        double[] labels = new double[500];
        for (int position = 0; position < 500; position++) {
            vectors.moveTo(position);
            features[position] = vectors.features();
            labels[position] = vectors.label();
        }
        OLSMultipleLinearRegression atOnce = new OLSMultipleLinearRegression();
        atOnce.newSampleData(labels, features);

        LeastSquares model = LeastSquares.over(500, vectors);

        double[] estimates = atOnce.estimateRegressionParameters();
        assertThat(model.bias()).isCloseTo(estimates[0], within(1e-9));
        for (int feature = 0; feature < 3; feature++) {
            assertThat(model.weights().get(feature)).isCloseTo(estimates[feature + 1], within(1e-9));
        }
        assertThat(model.rSquared()).isCloseTo(atOnce.calculateRSquared(), within(1e-9));
        assertThat(model.meanSquaredError()).isCloseTo(atOnce.calculateResidualSumOfSquares() / 500, within(1e-12));
        assertThat(model.trainingRecords()).isEqualTo(500);
    }

    @Test
    void thePredictionIsTheBiasAndEachFeatureTimesItsWeight() {
        LinearModel model = new LeastSquares(List.of(0.5, -2.0, 0.25), 10, 0, 1, 1);

        assertThat(model.predict(new double[] {4, 1, 8})).isEqualTo(12);
    }

    @Test
    void aVectorOfAnotherLengthIsRefused() {
        LinearModel model = new LeastSquares(List.of(0.5, -2.0), 10, 0, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(new double[] {1, 2, 3}))
                .withMessage("the model has 2 weights, and the record 3 features");
    }

    @Test
    void aJobIsToldTheVeryWeights() {
        Map<String, String> told = TRAINED.jobParameters();

        assertThat(told).containsOnlyKeys("model", "weights", "bias").containsEntry("model", "trained");
        assertThat(Arrays.stream(told.get("weights").split(",")).map(Double::valueOf))
                .isEqualTo(TRAINED.weights());
        assertThat(Double.parseDouble(told.get("bias"))).isEqualTo(TRAINED.bias());
    }

    @Test
    void theEvidenceHasEveryFigureOfTheTraining() {
        Map<String, Double> figures = TRAINED.figures();

        assertThat(figures)
                .hasSize(16)
                .containsEntry("bias", TRAINED.bias())
                .containsEntry("mse", TRAINED.meanSquaredError())
                .containsEntry("r2", TRAINED.rSquared())
                .containsEntry("trainingRecords", (double) LeastSquares.TRAINING_RECORDS);
        assertThat(IntStream.range(0, 12).mapToObj(feature -> figures.get("w" + feature)))
                .containsExactlyElementsOf(TRAINED.weights());
    }

    @Test
    void theSameSeedTrainsTheSameModelAndAnotherSeedAnother() {
        assertThat(LinearModel.of(Model.TRAINED, 12, 42)).isEqualTo(TRAINED);
        assertThat(LinearModel.of(Model.TRAINED, 12, 43)).isNotEqualTo(TRAINED);
    }
}
