package dev.streamgauge.workload.regression;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Vectors of features, each with its label, at positions from 0. What stands at a position depends on the position and the
 * seed alone, so that it can be had in any order.
 *
 * <p>Features are normal and independent, with means spaced evenly from 0 to 10 and standard deviations from 0.5 to 2; the
 * label is their mean and noise, uniform between -0.01 and 0.01: the distributions are those of the public code behind seed
 * 002. Every number is rounded to six decimals, and the label is that of the rounded features.
 */
final class LabelledVectors {

    /** A number of six decimals is a whole number of these: dividing by it yields what parsing its digits yields. */
    static final double MILLION = 1e6;

    static final double NOISE = 0.01;

    private static final double FIRST_MEAN = 0;
    private static final double LAST_MEAN = 10;
    private static final double FIRST_DEVIATION = 0.5;
    private static final double LAST_DEVIATION = 2;
    private static final long NOWHERE = -1;

    private final long seed;
    private final double[] means;
    private final double[] deviations;
    private final long[] features;
    private long label;
    private long position = NOWHERE;
    private SplitMix64 generator = new SplitMix64(0);
    private final UniformRandomProvider random = () -> generator.nextLong();
    private final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);

    /**
     * @param count how many features a vector has
     * @param seed any number; one next to it yields the same vectors at the next positions
     */
    LabelledVectors(int count, long seed) {
        this.seed = seed;
        this.means = spaced(FIRST_MEAN, LAST_MEAN, count);
        this.deviations = spaced(FIRST_DEVIATION, LAST_DEVIATION, count);
        this.features = new long[count];
    }

    private static double[] spaced(double first, double last, int count) {
        double[] values = new double[count];
        for (int at = 0; at < count; at++) {
            values[at] = count == 1 ? first : first + (last - first) * at / (count - 1);
        }
        return values;
    }

    /** Goes to a position; the accessors tell of the vector there. */
    void moveTo(long other) {
        if (other == position) {
            return;
        }
        position = other;
        // A generator's first number scatters neighbouring seeds: the next generators do not run into one another.
        generator = new SplitMix64(new SplitMix64(seed + position).nextLong());
        long sum = 0;
        for (int at = 0; at < features.length; at++) {
            features[at] = Math.round((means[at] + deviations[at] * normal.sample()) * MILLION);
            sum += features[at];
        }
        double noise = NOISE * (2 * random.nextDouble() - 1);
        label = Math.round((double) sum / features.length + noise * MILLION);
    }

    /** How many features each vector has. */
    int count() {
        return features.length;
    }

    /** A feature, counted from 0, in millionths. */
    long featureMillionths(int feature) {
        return features[feature];
    }

    /** The label, in millionths. */
    long labelMillionths() {
        return label;
    }

    /** The features, in an array of the caller's own. */
    double[] features() {
        double[] values = new double[features.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = features[at] / MILLION;
        }
        return values;
    }

    double label() {
        return label / MILLION;
    }
}
