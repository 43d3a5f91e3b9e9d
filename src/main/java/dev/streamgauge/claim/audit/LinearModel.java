package dev.streamgauge.claim.audit;

import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What least squares must find on the data that 002 generates: independent normal features whose means and standard
 * deviations are evenly spaced, and a label that is their mean plus noise, uniform between -a and a. The label is linear in
 * the features, so that the true weights are all 1/m, the true bias is 0, and what remains is the noise, of variance a²/3.
 * Standard errors are those of ordinary least squares: with centred features that are independent, a weight's is
 * sqrt(a²/3 / n) over its feature's standard deviation, and the bias's is sqrt(a²/3 / n (1 + sum of (mean/deviation)²)).
 *
 * @param features m
 * @param means from the first feature's to the last one's
 * @param deviations from the first feature's to the last one's
 * @param noise a
 * @param trained records that the model was fitted to
 * @param tested records that error and fit were taken from
 */
record LinearModel(int features, Range means, Range deviations, double noise, double trained, double tested) {

    /** A figure farther from its expectation than so many standard errors is not chance: once in 16,000 times. */
    static final double LIMIT = 4;

    static final List<Quantity> NEEDS = List.of(
            Quantity.FEATURES,
            Quantity.FEATURE_MEAN_FROM,
            Quantity.FEATURE_MEAN_TO,
            Quantity.FEATURE_DEVIATION_FROM,
            Quantity.FEATURE_DEVIATION_TO,
            Quantity.LABEL_NOISE,
            Quantity.TRAINING_RECORDS,
            Quantity.TEST_RECORDS);

    /** Evenly spaced values, both ends included. */
    record Range(double from, double to) {

        double at(int index, int count) {
            return count == 1 ? from : from + (to - from) * index / (count - 1);
        }
    }

    static LinearModel of(Row row) {
        return new LinearModel(
                (int) row.number(Quantity.FEATURES),
                new Range(row.number(Quantity.FEATURE_MEAN_FROM), row.number(Quantity.FEATURE_MEAN_TO)),
                new Range(row.number(Quantity.FEATURE_DEVIATION_FROM), row.number(Quantity.FEATURE_DEVIATION_TO)),
                row.number(Quantity.LABEL_NOISE),
                row.number(Quantity.TRAINING_RECORDS),
                row.number(Quantity.TEST_RECORDS));
    }

    double weight() {
        return 1.0 / features;
    }

    /** Standard error of the weight of a feature, counted from 1. */
    double weightError(int feature) {
        return Math.sqrt(noiseVariance() / trained) / deviations.at(feature - 1, features);
    }

    double biasError() {
        double squares = IntStream.range(0, features)
                .mapToDouble(i -> Math.pow(means.at(i, features) / deviations.at(i, features), 2))
                .sum();
        return Math.sqrt(noiseVariance() / trained * (1 + squares));
    }

    /** Variance of noise that is uniform between -a and a. */
    double noiseVariance() {
        return noise * noise / 3;
    }

    /** Standard error of a mean of squared noise: the fourth moment is a⁴/5, the squared second a⁴/9. */
    double noiseVarianceError() {
        return noise * noise * Math.sqrt(4.0 / 45 / tested);
    }

    /** Variance of the label: of a mean of independent features, and of the noise. */
    double labelVariance() {
        double squares = IntStream.range(0, features)
                .mapToDouble(i -> Math.pow(deviations.at(i, features), 2))
                .sum();
        return squares / features / features + noiseVariance();
    }

    /** Standard error of a sample's variance, for a label that is close to normal. */
    double labelVarianceError() {
        return labelVariance() * Math.sqrt(2 / tested);
    }
}
