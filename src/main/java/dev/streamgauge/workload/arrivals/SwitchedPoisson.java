package dev.streamgauge.workload.arrivals;

import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

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

    @Override
    public String inWords() {
        return "Poisson switched on a cycle, %s".formatted(bursts.inWords());
    }

    @Override
    public ScheduleCertificate certify(long seed, LongStream dueNanos, Duration until) {
        List<Check> checks = new ArrayList<>(RescaledSchedule.of(this, seed, dueNanos, until)
                .checks("exponential at the rate of the state that holds", "1 in rescaled time"));
        checks.add(DwellTimes.exact(states(seed), bursts, until));
        return new ScheduleCertificate(inWords(), checks);
    }
}
