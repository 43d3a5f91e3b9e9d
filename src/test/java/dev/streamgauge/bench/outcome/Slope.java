package dev.streamgauge.bench.outcome;

import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How a quantity grows with time: least squares, with the 95 % interval of Student's t.
 *
 * @param name what was sampled
 * @param unit its unit; the slope is in units a minute
 * @param minutes when each sample was taken
 * @param samples the samples
 * @param mean their mean
 * @param perMinute the slope
 * @param low lower end of its interval
 * @param high upper end of its interval
 */
public record Slope(
        String name,
        String unit,
        List<Double> minutes,
        List<Double> samples,
        double mean,
        double perMinute,
        double low,
        double high) {

    private static final double ALPHA = 0.05;

    public Slope {
        minutes = List.copyOf(minutes);
        samples = List.copyOf(samples);
    }

    /**
     * The slope of these samples.
     *
     * @throws IllegalArgumentException for fewer than three samples, of which there is no interval
     */
    public static Slope of(String name, String unit, List<Double> minutes, List<Double> samples) {
        if (samples.size() < 3 || minutes.size() != samples.size()) {
            throw new IllegalArgumentException("a slope needs three samples and their times, but there are %d and %d"
                    .formatted(samples.size(), minutes.size()));
        }
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < samples.size(); i++) {
            regression.addData(minutes.get(i), samples.get(i));
        }
        double half = regression.getSlopeConfidenceInterval(ALPHA);
        return new Slope(
                name,
                unit,
                minutes,
                samples,
                samples.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                regression.getSlope(),
                regression.getSlope() - half,
                regression.getSlope() + half);
    }

    /**
     * By how much the quantity may have grown at most from the first sample to the last: the upper end of the slope's interval
     * over that time, or 0 if that is negative. Noise makes it larger, so that only a quiet series is found flat.
     */
    public double growthAtMost() {
        return Math.max(0, high) * (minutes.get(minutes.size() - 1) - minutes.get(0));
    }
}
