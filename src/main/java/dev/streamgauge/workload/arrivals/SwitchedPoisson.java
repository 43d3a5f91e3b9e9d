package dev.streamgauge.workload.arrivals;

/**
 * The seeds' variant of bursty traffic: Poisson arrivals whose rate switches on a fixed cycle, high first, from offset
 * 0. Windows as long as the cycle all hold one burst, so the traffic is not bursty between them.
 *
 * @param bursts both rates, and exactly how long each holds
 */
public record SwitchedPoisson(Bursts bursts) implements ArrivalProcess {

    @Override
    public double meanRateHz() {
        return bursts.meanRateHz();
    }

    @Override
    public double rateHz(int state) {
        return bursts.rateHz(state);
    }

    @Override
    public StateCursor states(long seed) {
        return StateCursor.alternating(StateCursor.HIGH, bursts::dwellNanos);
    }
}
