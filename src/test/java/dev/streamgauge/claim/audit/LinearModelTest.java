package dev.streamgauge.claim.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/** What least squares finds on generated data, and figures that it could not have found. */
class LinearModelTest {

    private static final LinearModel SMALL =
            new LinearModel(3, new LinearModel.Range(0, 4), new LinearModel.Range(0.5, 1.5), 0.1, 60, 400);

    private static final Printed PUBLISHED =
            Printed.under("features: 12, featureMeanFrom: 0, featureMeanTo: 10, featureDeviationFrom: 0.5,"
                    + " featureDeviationTo: 2, labelNoise: 0.01, trainingRecords: 800000, testRecords: 200000");

    @Test
    void theStandardErrorsAreThoseOfSimulatedTraining() {
        // given
        Well19937c random = new Well19937c(42);
        SummaryStatistics bias = new SummaryStatistics();
        SummaryStatistics firstWeight = new SummaryStatistics();
        SummaryStatistics lastWeight = new SummaryStatistics();

        // when
        for (int repetition = 0; repetition < 4000; repetition++) {
            double[] found = train(random);
            bias.addValue(found[0]);
            firstWeight.addValue(found[1]);
            lastWeight.addValue(found[3]);
        }

        // then
        assertThat(bias.getMean()).isCloseTo(0, within(4 * SMALL.biasError() / Math.sqrt(4000)));
        assertThat(bias.getStandardDeviation()).isCloseTo(SMALL.biasError(), within(0.1 * SMALL.biasError()));
        assertThat(firstWeight.getStandardDeviation())
                .isCloseTo(SMALL.weightError(1), within(0.1 * SMALL.weightError(1)));
        assertThat(lastWeight.getStandardDeviation())
                .isCloseTo(SMALL.weightError(3), within(0.1 * SMALL.weightError(3)));
    }

    @Test
    void theVariancesAreThoseOfSimulatedLabels() {
        // given
        Well19937c random = new Well19937c(7);
        SummaryStatistics variances = new SummaryStatistics();
        SummaryStatistics noises = new SummaryStatistics();

        // when
        for (int repetition = 0; repetition < 2000; repetition++) {
            SummaryStatistics labels = new SummaryStatistics();
            SummaryStatistics squares = new SummaryStatistics();
            for (int record = 0; record < 400; record++) {
                double[] features = features(random);
                double noise = noise(random);
                labels.addValue(label(features, noise));
                squares.addValue(noise * noise);
            }
            variances.addValue(labels.getVariance());
            noises.addValue(squares.getMean());
        }

        // then
        assertThat(variances.getMean()).isCloseTo(SMALL.labelVariance(), within(0.01 * SMALL.labelVariance()));
        assertThat(variances.getStandardDeviation())
                .isCloseTo(SMALL.labelVarianceError(), within(0.1 * SMALL.labelVarianceError()));
        assertThat(noises.getMean()).isCloseTo(SMALL.noiseVariance(), within(0.01 * SMALL.noiseVariance()));
        assertThat(noises.getStandardDeviation())
                .isCloseTo(SMALL.noiseVarianceError(), within(0.1 * SMALL.noiseVarianceError()));
    }

    private static double[] train(Well19937c random) {
        double[][] x = new double[60][];
        double[] y = new double[60];
        for (int i = 0; i < 60; i++) {
            x[i] = features(random);
            y[i] = label(x[i], noise(random));
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, x);
        return regression.estimateRegressionParameters();
    }

    private static double[] features(Well19937c random) {
        return new double[] {0.5 * random.nextGaussian(), 2 + random.nextGaussian(), 4 + 1.5 * random.nextGaussian()};
    }

    private static double noise(Well19937c random) {
        return 0.1 * (2 * random.nextDouble() - 1);
    }

    private static double label(double[] features, double noise) {
        return (features[0] + features[1] + features[2]) / 3 + noise;
    }

    @Test
    void anErrorOfTheNoisesVarianceIsPossible() {
        AuditFinding finding = PUBLISHED.row("meanSquaredError: 0.0000333201").only("model-error");

        assertThat(finding.outcome()).isEqualTo(Outcome.POSSIBLE);
        assertThat(finding.bound()).isEqualTo("3.333e\u22125");
    }

    @Test
    void roundingIsAllowedForAsFarAsTheLastDigitTells() {
        assertThat(PUBLISHED
                        .row("meanSquaredError: 0.000033")
                        .row("meanSquaredError: 0.0000330")
                        .outcomes("model-error"))
                .containsExactly(Outcome.POSSIBLE, Outcome.INCONSISTENT);
        assertThat(PUBLISHED
                        .row("meanSquaredError: 0.0000333201, rSquared: 0.9998")
                        .row("meanSquaredError: 0.0000333201, rSquared: 0.99980")
                        .outcomes("model-fit"))
                .containsExactly(Outcome.POSSIBLE, Outcome.INCONSISTENT);
    }

    @Test
    void anErrorBelowTheNoiseIsInconsistent() {
        assertThat(PUBLISHED.row("meanSquaredError: 0.000030").outcomes("model-error"))
                .containsExactly(Outcome.INCONSISTENT);
    }

    @Test
    void errorAndFitMustImplyTheVarianceOfTheLabel() {
        assertThat(PUBLISHED
                        .row("meanSquaredError: 0.0000333201, rSquared: 0.999774575")
                        .row("meanSquaredError: 0.0000333201, rSquared: 0.9996")
                        .outcomes("model-fit"))
                .containsExactly(Outcome.POSSIBLE, Outcome.INCONSISTENT);
    }

    @Test
    void aBiasWithinItsErrorIsPossible() {
        assertThat(PUBLISHED.row("bias: -0.0000434").row("bias: 0.001").outcomes("model-bias"))
                .containsExactly(Outcome.POSSIBLE, Outcome.INCONSISTENT);
    }

    @Test
    void theExpectedBiasIsWrittenAsZero() {
        assertThat(PUBLISHED.row("bias: -0.0000434").only("model-bias").bound()).isEqualTo("0");
    }

    @Test
    void everyWeightIsOneOverTheNumberOfFeatures() {
        assertThat(weights(0.08333333).outcome()).isEqualTo(Outcome.POSSIBLE);
        assertThat(weights(0.0836).outcome()).isEqualTo(Outcome.INCONSISTENT);
        assertThat(weights(0.0836).why()).startsWith("The farthest is l,");
    }

    @Test
    void aMissingWeightIsInconsistent() {
        assertThat(PUBLISHED.row("feature: 1, weight: 0.0833333").outcomes("model-weights"))
                .containsExactly(Outcome.INCONSISTENT);
    }

    @Test
    void aModelWithoutItsTrainingDataIsUncheckable() {
        assertThat(Printed.under("").row("bias: 0.1").only("model-bias").outcome())
                .isEqualTo(Outcome.UNCHECKABLE);
    }

    private static AuditFinding weights(double last) {
        Printed model = PUBLISHED;
        for (int feature = 1; feature <= 12; feature++) {
            model = model.row("feature: %d, weight: %s".formatted(feature, feature == 12 ? last : 0.08333333));
        }
        return model.only("model-weights");
    }
}
