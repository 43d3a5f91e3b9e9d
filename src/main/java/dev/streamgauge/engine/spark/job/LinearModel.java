package dev.streamgauge.engine.spark.job;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** Predicts a label from features. */
interface LinearModel extends Serializable {

    /**
     * The prediction.
     *
     * @throws MalformedLineException if this model cannot take so many features
     */
    double predict(double[] features) throws MalformedLineException;

    /**
     * The model that a job was told to use.
     *
     * @param parameters {@code model=fixed}, or {@code model=trained} with {@code weights=w0,w1,...} and {@code bias=b}
     * @throws IllegalArgumentException for another model
     */
    static LinearModel of(Map<String, String> parameters) {
        String model = required(parameters, "model");
        return switch (model) {
            case "fixed" -> new Mean();
            case "trained" ->
                new Weighted(
                        Arrays.stream(required(parameters, "weights").split(",", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        Double.parseDouble(required(parameters, "bias")));
            default -> throw new IllegalArgumentException("model must be fixed or trained, but is " + model);
        };
    }

    private static String required(Map<String, String> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** The mean of however many features there are (seed 002's demonstration model). */
    final class Mean implements LinearModel {

        private static final long serialVersionUID = 1L;

        @Override
        public double predict(double[] features) {
            double sum = 0;
            for (double feature : features) {
                sum += feature;
            }
            return sum / features.length;
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
        public double predict(double[] features) throws MalformedLineException {
            if (features.length != weights.length) {
                throw new MalformedLineException("wrong number of features");
            }
            double sum = bias;
            for (int feature = 0; feature < features.length; feature++) {
                sum += weights[feature] * features[feature];
            }
            return sum;
        }
    }
}
