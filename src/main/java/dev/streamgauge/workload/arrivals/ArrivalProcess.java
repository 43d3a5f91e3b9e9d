package dev.streamgauge.workload.arrivals;

import dev.streamgauge.experiment.Load;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * When events are due. One process drives all producers of a trial; each producer sends a random share of its events.
 *
 * <p>Times are offsets in nanoseconds after the stream's start. What a process yields is a pure function of its
 * parameters and the seed: the same seed always gives the same states and the same arrivals.
 */
public sealed interface ArrivalProcess permits SteadyPoisson, MarkovModulatedPoisson, SwitchedPoisson, UniformArrivals {

    /** Long-run rate, in events a second. */
    double meanRateHz();

    /** Rate while the process is in a state, in events a second. */
    double rateHz(int state);

    /** The states that the process passes through, from offset 0; drawn apart from the arrivals. */
    StateCursor states(long seed);

    /** The arrivals from offset 0, without end: Poisson at the rate of the state that holds. */
    default Arrivals arrivals(long seed) {
        return new PoissonArrivals(states(seed), this, SeededRandom.stream(seed, "arrivals"));
    }

    /** The states up to a horizon, the very ones that {@link #arrivals} with this seed passes through. */
    default StatePath path(long seed, Duration horizon) {
        return StatePath.of(this, seed, horizon.toNanos());
    }

    /** The process in words, such as {@code Poisson, 500/s}. */
    String inWords();

    /**
     * Tests whether a schedule is a realisation of this process with this seed.
     *
     * @param seed of the states that the events must follow
     * @param dueNanos when the events are due, as offsets in [0, until) that never decrease; read once, and not kept
     * @param until where the schedule is cut off, after offset 0
     */
    ScheduleCertificate certify(long seed, LongStream dueNanos, Duration until);

    /**
     * The process that an experiment asks for.
     *
     * @param arrivals kind and shape
     * @param rateHz mean rate over all producers, in events a second
     * @throws IllegalArgumentException if no such process exists, such as bursts that alone exceed the mean rate
     */
    static ArrivalProcess of(Load.Arrivals arrivals, double rateHz) {
        return switch (arrivals.kind()) {
            case SPP -> new SteadyPoisson(rateHz);
            case MMPP -> new MarkovModulatedPoisson(Bursts.of(arrivals, rateHz));
            case SWITCHED -> new SwitchedPoisson(Bursts.of(arrivals, rateHz));
            case UNIFORM -> new UniformArrivals(rateHz);
        };
    }
}
