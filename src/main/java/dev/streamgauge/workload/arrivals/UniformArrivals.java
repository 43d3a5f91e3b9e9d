package dev.streamgauge.workload.arrivals;

import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Equal gaps; the first event is due half a gap after the start, so that any stretch of whole gaps from the start on
 * holds exactly its share. The same for every seed.
 *
 * @param meanRateHz events a second, above 0
 */
public record UniformArrivals(double meanRateHz) implements ArrivalProcess {

    public UniformArrivals {
        Bursts.requireRate(meanRateHz);
    }

    @Override
    public double rateHz(int state) {
        return meanRateHz;
    }

    @Override
    public StateCursor states(long seed) {
        return StateCursor.constant();
    }

    @Override
    public Arrivals arrivals(long seed) {
        return new EqualGaps(1e9 / meanRateHz);
    }

    @Override
    public String inWords() {
        return "equal gaps, " + Bursts.inWords(meanRateHz);
    }

    @Override
    public ScheduleCertificate certify(long seed, LongStream dueNanos, Duration until) {
        GapMeter meter = new GapMeter(1e9 / meanRateHz);
        dueNanos.forEachOrdered(meter::add);
        return new ScheduleCertificate(inWords(), meter.checks(until));
    }

    private static final class GapMeter {

        /** Both ends of a gap are cut to whole nanoseconds, from floating-point numbers. */
        private static final double ROUNDING_NANOS = 2;

        private final double gapNanos;
        private long count;
        private long lastNanos;
        private double worstNanos;

        GapMeter(double gapNanos) {
            this.gapNanos = gapNanos;
        }

        void add(long dueNanos) {
            if (count > 0) {
                worstNanos = Math.max(worstNanos, Math.abs(dueNanos - lastNanos - gapNanos));
            }
            lastNanos = dueNanos;
            count++;
        }

        List<Check> checks(Duration until) {
            double expected = until.toNanos() / gapNanos;
            Check number = Check.within(
                    "count",
                    "%d to within one".formatted(Math.round(expected)),
                    count,
                    (double) count,
                    Math.max(1, expected - 1),
                    expected + 1,
                    null);
            if (count < 2) {
                return List.of(number);
            }
            String each = "%d ns each but for rounding".formatted(Math.round(gapNanos));
            return List.of(Check.within("gaps", each, count - 1, worstNanos, null, ROUNDING_NANOS, null), number);
        }
    }

    private static final class EqualGaps implements Arrivals {

        private final double gapNanos;
        private long index = -1;

        EqualGaps(double gapNanos) {
            this.gapNanos = gapNanos;
        }

        @Override
        public void advance() {
            index++;
        }

        @Override
        public long offsetNanos() {
            return (long) ((index + 0.5) * gapNanos);
        }

        @Override
        public int state() {
            return StateCursor.LOW;
        }
    }
}
