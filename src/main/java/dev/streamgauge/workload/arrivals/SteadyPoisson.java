package dev.streamgauge.workload.arrivals;

import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Steady Poisson process, SPP (seeds 000 and 001, section 3): independent exponential gaps. The index of dispersion of
 * its counts and the squared coefficient of variation of its gaps are 1.
 *
 * @param meanRateHz events a second, above 0
 */
public record SteadyPoisson(double meanRateHz) implements ArrivalProcess {

    public SteadyPoisson {
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
    public String inWords() {
        return "Poisson, " + Bursts.inWords(meanRateHz);
    }

    @Override
    public ScheduleCertificate certify(long seed, LongStream dueNanos, Duration until) {
        return new ScheduleCertificate(
                inWords(),
                RescaledSchedule.of(this, seed, dueNanos, until)
                        .checks("exponential at " + Bursts.inWords(meanRateHz), "1, that of a Poisson process"));
    }
}
