package dev.streamgauge.bench.rig;

import dev.streamgauge.process.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many records a broker had acknowledged at some moment.
 *
 * @param seconds since the first was sent
 * @param records acknowledged until then
 */
public record Tally(double seconds, long records) {

    /** A line of whole seconds may come a little early once it is computed back from a rounded rate. */
    private static final double TOLERANCE_SECONDS = 0.1;

    /** Records a second in a stretch of time. */
    public record Stretch(double fromSeconds, double toSeconds, double recordsPerSecond) {}

    /**
     * The rate after the warm-up: between the first point at or after its end, and the first at or after the end of the
     * measurement.
     *
     * @param points in order of time
     * @return empty as long as the measurement is not over
     */
    public static Optional<Stretch> measured(List<Tally> points, Sizes sizes) {
        return at(points, sizes.warmUp())
                .flatMap(from -> at(points, sizes.span())
                        .filter(to -> to.seconds > from.seconds)
                        .map(to -> new Stretch(
                                from.seconds, to.seconds, (to.records - from.records) / (to.seconds - from.seconds))));
    }

    /** The rate from the end of the warm-up to the last point, whenever that is; 0 if there is none. */
    public static double sinceWarm(List<Tally> points, Sizes sizes) {
        return at(points, sizes.warmUp())
                .map(from -> {
                    Tally last = points.get(points.size() - 1);
                    return last.seconds > from.seconds
                            ? (last.records - from.records) / (last.seconds - from.seconds)
                            : 0.0;
                })
                .orElse(0.0);
    }

    /** What a child has told by a {@link TallyPrinter}. */
    public static List<Tally> told(ChildProcess child) {
        return Child.told(child).stream()
                .map(told -> new Tally(
                        told.path("seconds").asDouble(), told.path("records").asLong()))
                .toList();
    }

    /** Whether the warm-up is over. */
    public static boolean warm(List<Tally> points, Sizes sizes) {
        return at(points, sizes.warmUp()).isPresent();
    }

    private static Optional<Tally> at(List<Tally> points, Duration offset) {
        return points.stream()
                .filter(point -> point.seconds >= offset.toMillis() / 1e3 - TOLERANCE_SECONDS)
                .findFirst();
    }
}
