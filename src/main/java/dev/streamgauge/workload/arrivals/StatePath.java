package dev.streamgauge.workload.arrivals;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The states of one realisation up to a horizon. Turns clock time into the expected number of arrivals, in which the
 * arrivals of any modulated Poisson process become a Poisson process of rate 1 (time rescaling): what certifies a
 * bursty schedule exactly, whose raw gaps depend on one another.
 */
public final class StatePath {

    private final NavigableMap<Long, Segment> byStart = new TreeMap<>();
    private final long horizonNanos;

    private StatePath(long horizonNanos) {
        this.horizonNanos = horizonNanos;
    }

    /**
     * A stretch of one state.
     *
     * @param startNanos where it begins
     * @param endNanos where it ends, exclusive; the horizon for the last one
     * @param state {@link StateCursor#LOW} or {@link StateCursor#HIGH}
     * @param rateHz events a second in that state
     * @param expectedBefore expected number of arrivals from offset 0 to its beginning
     */
    public record Segment(long startNanos, long endNanos, int state, double rateHz, double expectedBefore) {

        private double expectedUntil(long offsetNanos) {
            return expectedBefore + rateHz * (offsetNanos - startNanos) / 1e9;
        }
    }

    static StatePath of(ArrivalProcess process, long seed, long horizonNanos) {
        if (horizonNanos <= 0) {
            throw new IllegalArgumentException("the horizon must lie after offset 0, but is " + horizonNanos + " ns");
        }
        StatePath path = new StatePath(horizonNanos);
        StateCursor states = process.states(seed);
        Segment segment = segment(process, states, horizonNanos, 0);
        path.byStart.put(segment.startNanos(), segment);
        while (segment.endNanos() < horizonNanos) {
            states.advance();
            segment = segment(process, states, horizonNanos, segment.expectedUntil(segment.endNanos()));
            path.byStart.put(segment.startNanos(), segment);
        }
        return path;
    }

    private static Segment segment(ArrivalProcess process, StateCursor at, long horizonNanos, double expectedBefore) {
        long endNanos = Math.min(at.endNanos(), horizonNanos);
        return new Segment(at.startNanos(), endNanos, at.state(), process.rateHz(at.state()), expectedBefore);
    }

    /** How far the path is known, in nanoseconds after offset 0. */
    public long horizonNanos() {
        return horizonNanos;
    }

    /** The stretches in order, without gaps, from offset 0 to the horizon. */
    public List<Segment> segments() {
        return List.copyOf(byStart.values());
    }

    /**
     * The state at an offset.
     *
     * @param offsetNanos from 0 to the horizon
     */
    public int stateAt(long offsetNanos) {
        return segmentAt(offsetNanos).state();
    }

    /** The share of a stretch of time that the path spends in the high state, 0 to 1; none of it after the horizon. */
    public double highShare(long fromNanos, long toNanos) {
        long high = byStart.values().stream()
                .filter(segment -> segment.state() == StateCursor.HIGH)
                .mapToLong(segment ->
                        Math.max(0, Math.min(segment.endNanos(), toNanos) - Math.max(segment.startNanos(), fromNanos)))
                .sum();
        return (double) high / (toNanos - fromNanos);
    }

    /**
     * The integral of the rate from offset 0, which is the expected number of arrivals given these states.
     *
     * @param offsetNanos from 0 to the horizon
     */
    public double expectedArrivals(long offsetNanos) {
        return segmentAt(offsetNanos).expectedUntil(offsetNanos);
    }

    private Segment segmentAt(long offsetNanos) {
        Map.Entry<Long, Segment> segment = byStart.floorEntry(offsetNanos);
        if (segment == null || offsetNanos > horizonNanos) {
            throw new IllegalArgumentException(
                    "the path is known from 0 to %d ns, not at %d ns".formatted(horizonNanos, offsetNanos));
        }
        return segment.getValue();
    }
}
