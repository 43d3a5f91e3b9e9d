package dev.streamgauge.claim;

import dev.streamgauge.claim.Slope.Point;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A straight line by least squares.
 *
 * @param slope change of y with x
 * @param intercept y where x is 0
 * @param pooled the slope's t-interval if the points scatter alike at every level
 * @param byLevel the slope's interval if each level has a scatter of its own: the slope as a contrast of the levels' means,
 *     with the degrees of freedom of the smallest level, the fewest that Welch's test could have; null unless each level
 *     has two points
 * @param pValue of the two-sided t-test that the slope is 0, with pooled scatter
 */
public record Line(
        double slope,
        double intercept,
        Interval pooled,
        @Nullable Interval byLevel,
        double pValue) {

    private static final int LEAST_POINTS = 3;

    /** The line through the points; null if there are fewer than three, or if all lie at one level. */
    static @Nullable Line through(List<Point> points, double alpha) {
        SimpleRegression regression = new SimpleRegression();
        points.forEach(point -> regression.addData(point.x(), point.y()));
        long levels = points.stream().mapToDouble(Point::x).distinct().count();
        if (points.size() < LEAST_POINTS || levels < 2) {
            return null;
        }
        double slope = regression.getSlope();
        double half = regression.getSlopeStdErr() == 0 ? 0 : regression.getSlopeConfidenceInterval(alpha);
        double pValue = regression.getSlopeStdErr() == 0 ? (slope == 0 ? 1 : 0) : regression.getSignificance();
        return new Line(
                slope,
                regression.getIntercept(),
                new Interval(slope - half, slope + half),
                byLevel(points, slope, alpha),
                pValue);
    }

    private static @Nullable Interval byLevel(List<Point> points, double slope, double alpha) {
        Collection<List<Point>> levels =
                points.stream().collect(Collectors.groupingBy(Point::x)).values();
        if (levels.stream().anyMatch(level -> level.size() < 2)) {
            return null;
        }
        double mean = points.stream().mapToDouble(Point::x).average().orElse(Double.NaN);
        double squares = points.stream()
                .mapToDouble(point -> (point.x() - mean) * (point.x() - mean))
                .sum();
        double variance = 0;
        for (List<Point> level : levels) {
            double weight = (level.get(0).x() - mean) / squares;
            variance += level.size() * weight * weight * variance(level);
        }
        int smallest = levels.stream().mapToInt(List::size).min().orElseThrow();
        double half = TDistribution.of(smallest - 1.0).inverseSurvivalProbability(alpha / 2) * Math.sqrt(variance);
        return new Interval(slope - half, slope + half);
    }

    private static double variance(List<Point> level) {
        return Variance.of(level.stream().mapToDouble(Point::y).toArray()).getAsDouble();
    }
}
