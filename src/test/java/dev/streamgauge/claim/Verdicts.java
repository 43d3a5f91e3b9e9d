package dev.streamgauge.claim;

import dev.streamgauge.experiment.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How often a ruling came out how, over 1000 repetitions of a made-up experiment. At a true rate of 5 % that count has a
 * standard deviation of 7.
 */
record Verdicts(Map<Verdict, Integer> counts) {

    static final int REPETITIONS = 1_000;

    /** 5 %. */
    static final int FEW = 50;

    /** 5 %, and two standard deviations that chance may add, for a test that uses up its level. */
    static final int FEW_AND_CHANCE = 64;

    /** 90 %. */
    static final int MOST = 900;

    /**
     * Few resamples, so that a thousand experiments are quick, but more for a smaller chance of error: an end of an interval
     * that cuts off 2.5 % by 99 resamples has a standard deviation of 1.6 %, and one that cuts off 0.2 % by 299 of 0.3 %.
     */
    static Bootstrap quick(ClaimEvidence evidence) {
        return new Bootstrap(evidence.alpha() < 0.01 ? 299 : 99);
    }

    static Verdicts of(long seed, Function<MadeEngine, Ruling> experiment) {
        MadeEngine engine = new MadeEngine(RandomSource.L64_X128_MIX.create(seed));
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < REPETITIONS; i++) {
            counts.merge(experiment.apply(engine).verdict(), 1, Integer::sum);
        }
        return new Verdicts(counts);
    }

    int confirmed() {
        return counts.getOrDefault(Verdict.CONFIRMED, 0);
    }

    int refuted() {
        return counts.getOrDefault(Verdict.REFUTED, 0);
    }

    int decided() {
        return confirmed() + refuted();
    }
}
