package dev.streamgauge.bench.gate;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** How the figure of a trial scatters from one start of a job to the next, around 1. */
enum Machine {
    /** As a bulk's throughput on a machine of one's own: normal, 2 %. */
    QUIET("normal, 2 %") {
        @Override
        double next(UniformRandomProvider random, double last, boolean later) {
            return around(random, 0.02);
        }
    },
    /** Normal, 5 %. */
    USUAL("normal, 5 %") {
        @Override
        double next(UniformRandomProvider random, double last, boolean later) {
            return around(random, 0.05);
        }
    },
    /** As Flink's median overhead: each start freezes a phase of its timer, from 61 to 208 ms (docs/honesty.md). */
    PHASE("uniform, 0.45 to 1.55") {
        @Override
        double next(UniformRandomProvider random, double last, boolean later) {
            return 0.45 + 1.1 * random.nextDouble();
        }
    },
    /** One trial in ten is slower, by 30 % in the mean: a neighbour on a shared machine. */
    NEIGHBOUR("normal, 3 %; one in ten slower by 30 % in the mean, exponential") {
        @Override
        double next(UniformRandomProvider random, double last, boolean later) {
            double usual = around(random, 0.03);
            return random.nextDouble() < 0.1 ? usual * (1 - 0.3 * Math.log(1 - random.nextDouble())) : usual;
        }
    },
    /** A machine that drifts: a trial is like the one before it. */
    DRIFT("normal, 4 %, correlated by 0.6 from trial to trial") {
        @Override
        double next(UniformRandomProvider random, double last, boolean later) {
            return 0.6 * (last - 1) + around(random, 0.04 * 0.8);
        }
    },
    /** Recorded on a quiet machine, compared on one that scatters three times as much. */
    BUSIER("normal, 3 % when recorded, 9 % later") {
        @Override
        double next(UniformRandomProvider random, double last, boolean later) {
            return around(random, later ? 0.09 : 0.03);
        }
    };

    private final String description;

    Machine(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /**
     * The next trial's figure.
     *
     * @param last the figure of the trial before
     * @param later whether it is after the baseline was recorded
     */
    abstract double next(UniformRandomProvider random, double last, boolean later);

    /** Figures of trials one after another. */
    double[] series(UniformRandomProvider random, int n, boolean later) {
        double[] series = new double[n];
        double last = next(random, 1, later);
        for (int i = 0; i < n; i++) {
            series[i] = last;
            last = next(random, last, later);
        }
        return series;
    }

    private static double around(UniformRandomProvider random, double spread) {
        return 1 + normal(random, spread);
    }

    /** A normal deviate around 0. */
    static double normal(UniformRandomProvider random, double spread) {
        return spread * ZigguratSampler.NormalizedGaussian.of(random).sample();
    }
}
