package dev.streamgauge.workload.arrivals;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A Poisson process whose rate follows a state, simulated exactly: each gap is a unit exponential, used up at the rate
 * of every state that it passes through.
 */
final class PoissonArrivals implements Arrivals {

    private final StateCursor states;
    private final ArrivalProcess process;
    private final SharedStateContinuousSampler unitExponential;

    private double ratePerNano;
    private double lengthNanos;
    /** Position within the state's stretch: stays small, so that nothing is lost to rounding. */
    private double withinNanos;

    PoissonArrivals(StateCursor states, ArrivalProcess process, UniformRandomProvider random) {
        this.states = states;
        this.process = process;
        this.unitExponential = ZigguratSampler.Exponential.of(random);
        enterState();
    }

    private void enterState() {
        withinNanos = 0;
        ratePerNano = process.rateHz(states.state()) / 1e9;
        lengthNanos = states.endNanos() - states.startNanos();
    }

    @Override
    public void advance() {
        double remaining = unitExponential.sample();
        // Written as a negation because nothing left at rate 0 is NaN, and that too waits for the next state.
        while (!(withinNanos + remaining / ratePerNano < lengthNanos)) {
            remaining = Math.max(0, remaining - (lengthNanos - withinNanos) * ratePerNano);
            states.advance();
            enterState();
        }
        withinNanos += remaining / ratePerNano;
    }

    @Override
    public long offsetNanos() {
        return states.startNanos() + (long) withinNanos;
    }

    @Override
    public int state() {
        return states.state();
    }
}
