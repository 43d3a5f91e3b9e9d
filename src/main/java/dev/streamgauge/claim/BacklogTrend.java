package dev.streamgauge.claim;

import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * How fast an engine's backlog grew over the measured time of a trial, in events a second.
 *
 * <p>Seconds are no independent samples: an engine that reads in micro-batches makes a sawtooth of its backlog, and bursts
 * carry over from one second to the next. So the measured time is cut into {@value #MOST_BLOCKS} blocks at most, none shorter
 * than a tooth, and a straight line is laid through the blocks' means by least squares (batch means: Law, Simulation Modeling
 * and Analysis, 5th ed., section 9.5.3). With two degrees of freedom less than blocks, Student's t makes its 95 % interval wide.
 *
 * <p>No interval sees a tooth that is longer than the trial, and there are such: reading the counter once a second while the
 * engine moves it once a second makes a slow beat. Whatever stays within A events can rise by 1.5 A/M on the least-squares
 * line through M seconds, and not much more. So growth counts only above a margin: that of one tooth of the offered rate, or
 * {@value #MARGIN_SHARE} of the offered rate if that is more. A short trial cannot tell more, and must not claim to.
 *
 * @param slopeHz growth, in events a second
 * @param lowHz lower end of its confidence interval, of 95 % unless another was asked for
 * @param highHz upper end of that interval
 * @param marginHz growth up to here is none for all purposes
 */
record BacklogTrend(double slopeHz, double lowHz, double highHz, double marginHz) {

    /** A backlog that grows by less than this share of the offered rate does not matter within any trial. */
    static final double MARGIN_SHARE = 0.01;

    private static final double ALPHA = 0.05;
    private static final int MOST_BLOCKS = 8;

    /** Two degrees of freedom. */
    private static final int LEAST_BLOCKS = 4;

    /** An engine is asked for its backlog once a second, so that no tooth is seen to be shorter. */
    private static final double SHORTEST_TOOTH_SECONDS = 1;

    private static final double STEEPEST_WITHIN_BOUNDS = 1.5;

    /** The trend; empty if the engine told its backlog in too few of the measured seconds. */
    static Optional<BacklogTrend> of(Evidence evidence, double rateHz) {
        return of(evidence, rateHz, ALPHA);
    }

    /**
     * The same with another chance of error of the interval.
     *
     * @param alpha share of such intervals that leave out the true slope
     */
    static Optional<BacklogTrend> of(Evidence evidence, double rateHz, double alpha) {
        List<Moment> moments = evidence.timeline().stream()
                .filter(row -> row.backlog() != null)
                .map(row -> new Moment(row.second() + 1.0, Objects.requireNonNull(row.backlog())))
                .toList();
        return of(evidence, moments, rateHz, alpha);
    }

    /**
     * The same of the events that wait for their result, whether or not the engine has read them; empty if that was looked at
     * too seldom.
     */
    static Optional<BacklogTrend> ofUnanswered(Evidence evidence, double rateHz) {
        List<Moment> moments = evidence.lag().stream()
                .map(row -> new Moment(row.atMs() / 1e3, row.unanswered()))
                .toList();
        return of(evidence, moments, rateHz, ALPHA);
    }

    /** How many events waited at a moment after the start of the load; a row of the timeline tells it of its second's end. */
    private record Moment(double seconds, long events) {}

    private static Optional<BacklogTrend> of(Evidence evidence, List<Moment> moments, double rateHz, double alpha) {
        Manifest.Clock clock = evidence.manifest().clock();
        double fromSeconds = clock.warmUpMs() / 1e3;
        double seconds = clock.measureMs() / 1e3;
        double tooth = toothSeconds(evidence);
        int blocks = (int) Math.min(MOST_BLOCKS, seconds / tooth);
        if (blocks < LEAST_BLOCKS) {
            return Optional.empty();
        }
        SimpleRegression line = new SimpleRegression();
        for (int block = 0; block < blocks; block++) {
            double from = fromSeconds + seconds * block / blocks;
            addMean(line, moments, from, from + seconds / blocks);
        }
        if (line.getN() < LEAST_BLOCKS) {
            return Optional.empty();
        }
        double slope = line.getSlope();
        double half = line.getSlopeConfidenceInterval(alpha);
        double margin = rateHz * Math.max(MARGIN_SHARE, STEEPEST_WITHIN_BOUNDS * tooth / seconds);
        return Optional.of(new BacklogTrend(slope, slope - half, slope + half, margin));
    }

    /** Chance and rhythm do not explain it: the whole interval lies above the margin. */
    boolean grows() {
        return lowHz > marginHz;
    }

    /** Shrinks for certain: the engine takes more than is offered. */
    boolean shrinks() {
        return highHz < 0;
    }

    /**
     * The interval ends below twice the margin, as it does for whatever keeps within a tooth: the slope is then at most one
     * margin, and what half the interval's width adds is about another.
     */
    boolean tells() {
        return highHz <= 2 * marginHz;
    }

    private static void addMean(SimpleRegression line, List<Moment> moments, double from, double to) {
        Mean time = new Mean();
        Mean events = new Mean();
        for (Moment moment : moments) {
            if (moment.seconds() > from && moment.seconds() <= to) {
                time.increment(moment.seconds());
                events.increment((double) moment.events());
            }
        }
        if (time.getN() > 0) {
            line.addData(time.getResult(), events.getResult());
        }
    }

    /**
     * How long the engine takes between two moves of the counter. Batches grow under overload, and would take a growing
     * margin with them: so it is the lower quartile of the time from batch to batch.
     */
    private static double toothSeconds(Evidence evidence) {
        Manifest.Clock clock = evidence.manifest().clock();
        long[] starts = evidence.batches().stream()
                .mapToLong(BatchRow::startedMs)
                .filter(started -> started >= 0 && started < clock.warmUpMs() + clock.measureMs())
                .toArray();
        if (starts.length < 2) {
            return SHORTEST_TOOTH_SECONDS;
        }
        double[] gaps = new double[starts.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (starts[i + 1] - starts[i]) / 1e3;
        }
        return Math.max(SHORTEST_TOOTH_SECONDS, Quantile.withDefaults().evaluate(gaps, 0.25));
    }
}
