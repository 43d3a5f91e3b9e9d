package dev.streamgauge.claim;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Overheads of made-up engines, trial by trial, with what was measured of the real ones: a start of the job freezes something
 * that all windows of a trial share and the next trial does not. All times in milliseconds.
 */
final class MadeEngine {

    /** Spark's trigger interval where it divides the window, and its batch. */
    static final double TRIGGER_MS = 1_000;

    static final double BATCH_MS = 300;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    MadeEngine(UniformRandomProvider random) {
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * normal.sample();
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A timer whose phase is frozen: the medians of trials lie anywhere from 61 to 208 ms, their windows 5 ms around them. */
    double[] frozenTimer(int windows) {
        double[] overheads = new double[windows];
        double phase = uniform(61, 208);
        for (int k = 0; k < windows; k++) {
            overheads[k] = normal(phase, 5);
        }
        return overheads;
    }

    /** A trigger that divides the window: T + B or 2T + B, by a race whose odds each trial has for itself. */
    double[] alignedTrigger(int windows) {
        double[] overheads = new double[windows];
        double odds = uniform(0, 1);
        for (int k = 0; k < windows; k++) {
            overheads[k] = (chance(odds) ? 2 : 1) * TRIGGER_MS + normal(BATCH_MS, 30);
        }
        return overheads;
    }

    /** A trigger that does not divide the window: each window waits for the rest of an interval, from a phase of its own. */
    double[] unalignedTrigger(int windows, double windowMs, double triggerMs) {
        double[] overheads = new double[windows];
        double phase = uniform(0, triggerMs);
        for (int k = 0; k < windows; k++) {
            double rest = triggerMs - (phase + k * windowMs) % triggerMs;
            overheads[k] = triggerMs + rest + normal(BATCH_MS, 30);
        }
        return overheads;
    }
}
