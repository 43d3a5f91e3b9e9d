package dev.streamgauge.workload.arrivals;

import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in rescaled time, in which the process it claims to follow is a Poisson process of rate 1: each instant
 * becomes the number of events expected by then, given the states that the process passed through. A steady process is
 * so tested with its known rate, a bursty one exactly.
 *
 * <p>A test that needs more events than the process promises is left out: gaps below 20 of them, dispersion below 200
 * expected ones. The count is always tested, and no schedule without events passes it.
 */
final class RescaledSchedule {

    /** In each slot: enough for its count to be nearly normal. */
    private static final int EXPECTED_IN_SLOT = 20;

    /** With fewer, the counts are all equal too often by chance. */
    private static final int LEAST_SLOTS = 10;

    private static final int MOST_SLOTS = 1000;

    /** Standard deviations that a normal variable exceeds, on either side, with a chance of one in ten thousand. */
    private static final double COUNT_DEVIATIONS = 3.9;

    private final StatePath path;
    private final double expected;
    private final double[] gaps;
    private final long[] slots;
    private long count;
    private double last;

    private RescaledSchedule(ArrivalProcess process, long seed, Duration until) {
        this.path = process.path(seed, until);
        this.expected = path.expectedArrivals(until.toNanos());
        double shortestMeanGapNanos = 1e9 / process.rateHz(StateCursor.HIGH);
        // Twice the expected number: a schedule of more events is wrong enough to show in the first of them.
        this.gaps = new double
                [KolmogorovSmirnov.sampleSize(2 * expected + KolmogorovSmirnov.LEAST_SAMPLE, shortestMeanGapNanos)];
        this.slots = new long[(int) Math.min(MOST_SLOTS, expected / EXPECTED_IN_SLOT)];
    }

    /**
     * Rescales a schedule.
     *
     * @param process what it claims to follow
     * @param seed of the states
     * @param dueNanos offsets in [0, until), in order
     * @param until where the schedule is cut off
     */
    static RescaledSchedule of(ArrivalProcess process, long seed, LongStream dueNanos, Duration until) {
        RescaledSchedule schedule = new RescaledSchedule(process, seed, until);
        dueNanos.forEachOrdered(schedule::add);
        return schedule;
    }

    private void add(long dueNanos) {
        double due = path.expectedArrivals(dueNanos);
        if (count < gaps.length) {
            gaps[(int) count] = due - last;
        }
        if (slots.length > 0) {
            slots[(int) Math.min(slots.length - 1, due / expected * slots.length)]++;
        }
        last = due;
        count++;
    }

    /**
     * Gaps, count and dispersion, as far as there are events enough.
     *
     * @param gapsHypothesis what the gaps must be, for a reader
     * @param dispersionHypothesis what the index of dispersion must be, for a reader
     */
    List<Check> checks(String gapsHypothesis, String dispersionHypothesis) {
        List<Check> checks = new ArrayList<>();
        int sampled = (int) Math.min(count, gaps.length);
        if (sampled >= KolmogorovSmirnov.LEAST_SAMPLE) {
            checks.add(KolmogorovSmirnov.exponential("gaps", gapsHypothesis, Arrays.copyOf(gaps, sampled), 1));
        }
        checks.add(count());
        if (count > 0 && slots.length >= LEAST_SLOTS) {
            checks.add(dispersion(dispersionHypothesis));
        }
        return checks;
    }

    private Check count() {
        double width = COUNT_DEVIATIONS * Math.sqrt(expected);
        return Check.within(
                "count",
                "Poisson with mean %d".formatted(Math.round(expected)),
                count,
                (double) count,
                Math.max(1, expected - width),
                expected + width,
                countPValue());
    }

    private @Nullable Double countPValue() {
        if (!(expected > 0)) {
            return null;
        }
        PoissonDistribution poisson = PoissonDistribution.of(expected);
        int events = (int) Math.min(Integer.MAX_VALUE, count);
        return twoSided(poisson.cumulativeProbability(events), poisson.survivalProbability(events - 1));
    }

    /** The counts of k slots, each of which expects the same: (k - 1) times their index is chi-squared. */
    private Check dispersion(String hypothesis) {
        int freedom = slots.length - 1;
        double squares = ChiSquareTest.withDefaults().statistic(slots);
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(freedom);
        return Check.within(
                "dispersion",
                hypothesis,
                slots.length,
                squares / freedom,
                chiSquared.inverseCumulativeProbability(ScheduleCertificate.ALPHA / 2) / freedom,
                chiSquared.inverseSurvivalProbability(ScheduleCertificate.ALPHA / 2) / freedom,
                twoSided(chiSquared.cumulativeProbability(squares), chiSquared.survivalProbability(squares)));
    }

    private static double twoSided(double below, double above) {
        return Math.min(1, 2 * Math.min(below, above));
    }
}
