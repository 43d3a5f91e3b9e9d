package dev.streamgauge.engine.flink.job;

import static dev.streamgauge.engine.flink.job.Parameters.required;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;

/** A linear model (seed 002). Sums are taken from left to right, so that every engine rounds alike. */
sealed interface LinearModel extends Serializable permits LinearModel.Mean, LinearModel.Weighted {

    /**
     * The model of the job's parameters: {@code model=fixed}, or {@code model=trained} with {@code weights} and {@code bias}.
     *
     * @throws IllegalArgumentException for another model
     */
    static LinearModel of(Map<String, String> parameters) {
        String model = required(parameters, "model");
        return switch (model) {
            case "fixed" -> new Mean();
            case "trained" ->
                new Weighted(
                        Arrays.stream(required(parameters, "weights").split(","))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        Double.parseDouble(required(parameters, "bias")));
            default -> throw new IllegalArgumentException("model must be fixed or trained, but is " + model);
        };
    }

    /** Whether a line may have so many features. */
    boolean takes(int count);

    /** The prediction for the first {@code count} of the features. */
    double predict(double[] features, int count);

    /** The mean of however many features there are. */
    final class Mean implements LinearModel {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean takes(int count) {
            return true;
        }

        @Override
        public double predict(double[] features, int count) {
            double sum = 0;
            for (int feature = 0; feature < count; feature++) {
                sum += features[feature];
            }
            return sum / count;
        }
    }

    /** A weight for each feature, and a bias. */
    final class Weighted implements LinearModel {

        private static final long serialVersionUID = 1L;

        private final double[] weights;
        private final double bias;

        Weighted(double[] weights, double bias) {
            this.weights = weights;
            this.bias = bias;
        }

        @Override
        public boolean takes(int count) {
            return count == weights.length;
        }

        @Override
        public double predict(double[] features, int count) {
            double prediction = bias;
            for (int feature = 0; feature < count; feature++) {
                prediction += weights[feature] * features[feature];
            }
            return prediction;
        }
    }
}
