package dev.streamgauge.workload.arrivals;

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
