package dev.streamgauge.report;

import dev.streamgauge.report.plot.Mark.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The median of each sample and its neighbours, to be drawn beside a raw series and never in its place: what a reader takes for
 * a wave in a smoothed line may be the smoothing's own (Slutsky, 1937).
 */
final class RollingMedian {

    /** How many samples each median is of. */
    static final int WIDTH = 5;

    /** Fewer samples have no trend that a smoothed line would show. */
    private static final int LEAST_SAMPLES = 3 * WIDTH;

    private RollingMedian() {}

    /** Whether there are enough samples for a smoothed line to mean anything. */
    static boolean fits(List<Point> samples) {
        return samples.size() >= LEAST_SAMPLES;
    }

    /** One point for each sample; a gap where it has too few neighbours, or one of them is missing. */
    static List<Point> of(List<Point> samples) {
        int half = WIDTH / 2;
        return IntStream.range(0, samples.size())
                .mapToObj(i -> new Point(
                        samples.get(i).x(),
                        i < half || i >= samples.size() - half
                                ? Double.NaN
                                : median(samples.subList(i - half, i + half + 1))))
                .toList();
    }

    private static double median(List<Point> samples) {
        double[] values = samples.stream().mapToDouble(Point::y).toArray();
        for (double value : values) {
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
        }
        return Median.withDefaults().evaluate(values);
    }
}
