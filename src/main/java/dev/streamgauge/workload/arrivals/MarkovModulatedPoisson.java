package dev.streamgauge.workload.arrivals;

import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Markov-modulated Poisson process with two states, MMPP-2 (seeds 000 and 001, section 3): a continuous-time Markov
 * chain, started from its stationary distribution, sets the rate.
 *
 * <p>The formulas are the textbook ones (Fischer and Meier-Hellstern, The MMPP cookbook, 1993) with {@code l1, l2} the
 * rates, {@code r1, r2} the rates at which the states are left, and {@code s = r1 + r2}.
 *
 * @param bursts both rates, and how long each holds in the mean
 */
public record MarkovModulatedPoisson(Bursts bursts) implements ArrivalProcess {

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
        UniformRandomProvider random = SeededRandom.stream(seed, "states");
        SharedStateContinuousSampler unitExponential = ZigguratSampler.Exponential.of(random);
        double shareHigh = leaveLow() / (leaveHigh() + leaveLow());
        int first = random.nextDouble() < shareHigh ? StateCursor.HIGH : StateCursor.LOW;
        return StateCursor.alternating(
                first, state -> Math.max(1, Math.round(unitExponential.sample() * bursts.dwellNanos(state))));
    }

    @Override
    public String inWords() {
        return "MMPP, %s in the mean".formatted(bursts.inWords());
    }

    @Override
    public ScheduleCertificate certify(long seed, LongStream dueNanos, Duration until) {
        String dispersion = String.format(
                Locale.ROOT,
                "1 in rescaled time (by theory %.1f in tenths of a second on the clock)",
                indexOfDispersion(Duration.ofMillis(100)));
        List<Check> checks = new ArrayList<>(RescaledSchedule.of(this, seed, dueNanos, until)
                .checks("exponential at the rate of the state that holds", dispersion));
        checks.add(DwellTimes.exponential(states(seed), StateCursor.HIGH, bursts, until));
        checks.add(DwellTimes.exponential(states(seed), StateCursor.LOW, bursts, until));
        return new ScheduleCertificate(inWords(), checks);
    }

    /**
     * Variance over mean of the number of arrivals in a stretch of time: {@code 1 + (2C / (mean s)) [1 - (1 -
     * e^(-st)) / (st)]} with {@code C = r1 r2 (l1 - l2)^2 / s^2}.
     */
    public double indexOfDispersion(Duration stretch) {
        double st = (leaveHigh() + leaveLow()) * stretch.toNanos() / 1e9;
        return 1 + (limitingIndexOfDispersion() - 1) * (1 + Math.expm1(-st) / st);
    }

    /** What {@link #indexOfDispersion} tends to: {@code 1 + 2 r1 r2 (l1 - l2)^2 / (s^2 (l1 r2 + l2 r1))}. */
    public double limitingIndexOfDispersion() {
        double s = leaveHigh() + leaveLow();
        return 1 + excess() / (s * s * weightedRates());
    }

    /**
     * Squared coefficient of variation of the gaps: {@code 1 + 2 r1 r2 (l1 - l2)^2 / (s^2 (l1 l2 + l1 r2 + l2 r1))}.
     */
    public double gapScv() {
        double s = leaveHigh() + leaveLow();
        return 1 + excess() / (s * s * (bursts.highRateHz() * bursts.lowRateHz() + weightedRates()));
    }

    private double excess() {
        double difference = bursts.highRateHz() - bursts.lowRateHz();
        return 2 * leaveHigh() * leaveLow() * difference * difference;
    }

    private double weightedRates() {
        return bursts.highRateHz() * leaveLow() + bursts.lowRateHz() * leaveHigh();
    }

    private double leaveHigh() {
        return 1e9 / bursts.dwellNanos(StateCursor.HIGH);
    }

    private double leaveLow() {
        return 1e9 / bursts.dwellNanos(StateCursor.LOW);
    }
}
