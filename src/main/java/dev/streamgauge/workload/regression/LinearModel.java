package dev.streamgauge.workload.regression;

import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.workload.arrivals.SeededRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.regression.MillerUpdatingRegression;
import org.apache.commons.math3.stat.regression.RegressionResults;

/** What a record's label is predicted by (seed 002). */
sealed interface LinearModel {

    /**
     * The model that a pipeline asks for.
     *
     * @param features how many features a record has
     * @param seed the trial's seed, from which the vectors of a training are drawn: others than any that are sent
     */
    static LinearModel of(Pipeline.Model model, int features, long seed) {
        return switch (model) {
            case FIXED -> new MeanOfFeatures(features);
            case TRAINED ->
                LeastSquares.over(
                        LeastSquares.TRAINING_RECORDS,
                        new LabelledVectors(
                                features,
                                SeededRandom.stream(seed, "training vectors").nextLong()));
        };
    }

    /** The prediction for a vector. */
    double predict(double[] features);

    /** What a job must be told in order to predict the same. */
    Map<String, String> jobParameters();

    /** The model in figures, by name. */
    Map<String, Double> figures();

    /**
     * The mean of however many features there are: what the jobs of seed 002 compute.
     *
     * @param features how many a record has that is no smoke record
     */
    record MeanOfFeatures(int features) implements LinearModel {

        @Override
        public double predict(double[] vector) {
            double sum = 0;
            for (double feature : vector) {
                sum += feature;
            }
            return sum / vector.length;
        }

        @Override
        public Map<String, String> jobParameters() {
            return Map.of("model", "fixed");
        }

        @Override
        public Map<String, Double> figures() {
            return Map.of("features", (double) features);
        }
    }

    /**
     * Ordinary least squares over generated vectors. The public code behind seed 002 generates a million, trains on four fifths
     * of them, and takes error and fit from the rest; here they are those of the training itself.
     *
     * @param weights of each feature
     * @param bias what is predicted where every feature is 0
     * @param meanSquaredError over the training vectors
     * @param rSquared share of the labels' variance that the model explains, over the training vectors
     * @param trainingRecords how many vectors there were
     */
    record LeastSquares(
            List<Double> weights, double bias, double meanSquaredError, double rSquared, long trainingRecords)
            implements LinearModel {

        /** As many as the public code behind seed 002 trains on; they take half a second. */
        static final int TRAINING_RECORDS = 800_000;

        public LeastSquares {
            weights = List.copyOf(weights);
        }

        static LeastSquares over(int records, LabelledVectors vectors) {
            MillerUpdatingRegression regression = new MillerUpdatingRegression(vectors.count(), true);
            for (int position = 0; position < records; position++) {
                vectors.moveTo(position);
                regression.addObservation(vectors.features(), vectors.label());
            }
            RegressionResults fit = regression.regress();
            double[] estimates = fit.getParameterEstimates();
            return new LeastSquares(
                    Arrays.stream(estimates).skip(1).boxed().toList(),
                    estimates[0],
                    fit.getErrorSumSquares() / records,
                    fit.getRSquared(),
                    records);
        }

        @Override
        public double predict(double[] features) {
            if (features.length != weights.size()) {
                throw new IllegalArgumentException("the model has %d weights, and the record %d features"
                        .formatted(weights.size(), features.length));
            }
            double prediction = bias;
            for (int feature = 0; feature < features.length; feature++) {
                prediction += weights.get(feature) * features[feature];
            }
            return prediction;
        }

        @Override
        public Map<String, String> jobParameters() {
            String listed =
                    weights.stream().map(weight -> Double.toString(weight)).collect(Collectors.joining(","));
            return Map.of("model", "trained", "weights", listed, "bias", Double.toString(bias));
        }

        @Override
        public Map<String, Double> figures() {
            Map<String, Double> figures = new LinkedHashMap<>();
            for (int feature = 0; feature < weights.size(); feature++) {
                figures.put("w" + feature, weights.get(feature));
            }
            figures.put("bias", bias);
            figures.put("mse", meanSquaredError);
            figures.put("r2", rSquared);
            figures.put("trainingRecords", (double) trainingRecords);
            return figures;
        }
    }
}
