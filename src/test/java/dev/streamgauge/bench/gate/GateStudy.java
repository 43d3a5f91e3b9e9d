package dev.streamgauge.bench.gate;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.gate.Change;
import dev.streamgauge.claim.gate.GatePolicy;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Runs the gate on made-up histories: a baseline is recorded, then an experiment of four configurations is held against it. */
final class GateStudy {

    static final int CONFIGURATIONS = 4;
    static final int RECORDED = 5;

    private static final GatePolicy POLICY = new GatePolicy(0.10, 0, 4);

    private GateStudy() {}

    /**
     * What came of some histories.
     *
     * @param outcomes how many of each
     * @param trials how many trials the plan's configuration took in the mean
     */
    record Tally(Map<Outcome, Integer> outcomes, double trials) {

        double share(Outcome outcome) {
            int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            return outcomes.getOrDefault(outcome, 0) / (double) all;
        }
    }

    /** One comparison, looked at after each trial until it is decided or the budget is spent. */
    private record Decided(Outcome outcome, int trials) {}

    private static Decided decide(Machine machine, double worse, UniformRandomProvider random) {
        double[] baseline = machine.series(random, RECORDED, false);
        double[] later = machine.series(random, POLICY.budget(), true);
        double before = Arrays.stream(baseline).average().orElseThrow();
        Outcome outcome = Outcome.INCONCLUSIVE;
        int trials = 0;
        while (outcome == Outcome.INCONCLUSIVE && trials < POLICY.budget()) {
            trials++;
            double[] observed = Arrays.stream(later, 0, trials)
                    .map(each -> each * (1 + worse))
                    .toArray();
            outcome = Change.of(baseline, observed, false, POLICY.tolerance() * before, POLICY, CONFIGURATIONS)
                    .outcome();
        }
        return new Decided(outcome, trials);
    }

    /** Runs in which nothing changed: one configuration that fails fails the run. */
    static Tally unchanged(Machine machine, int histories, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        long trials = 0;
        for (int history = 0; history < histories; history++) {
            Outcome together = Outcome.PASS;
            for (int configuration = 0; configuration < CONFIGURATIONS; configuration++) {
                Decided decided = decide(machine, 0, random);
                trials += decided.trials();
                if (decided.outcome() == Outcome.FAIL
                        || (decided.outcome() == Outcome.INCONCLUSIVE && together == Outcome.PASS)) {
                    together = decided.outcome();
                }
            }
            outcomes.merge(together, 1, Integer::sum);
        }
        return new Tally(outcomes, trials / (double) histories / CONFIGURATIONS);
    }

    /** What the gate says of a configuration that became worse, beside three others. */
    static Tally worse(Machine machine, double by, int histories, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        long trials = 0;
        for (int history = 0; history < histories; history++) {
            Decided decided = decide(machine, by, random);
            trials += decided.trials();
            outcomes.merge(decided.outcome(), 1, Integer::sum);
        }
        return new Tally(outcomes, trials / (double) histories);
    }

    /**
     * What a duet of one configuration says.
     *
     * @param spread standard deviation of the difference of a pair, as a share of the baseline
     * @param by by how much the trials became worse; 0 for not at all
     * @param repetitions of the plan: pairs before the first look
     */
    static Tally duets(double spread, double by, int repetitions, int histories, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        GatePolicy policy = POLICY.inPairs();
        double[] baseline = new double[repetitions * policy.budget()];
        Arrays.fill(baseline, 1);
        long trials = 0;
        for (int history = 0; history < histories; history++) {
            double[] observed = Arrays.stream(baseline)
                    .map(each -> each + by + Machine.normal(random, spread))
                    .toArray();
            Outcome outcome = Outcome.INCONCLUSIVE;
            int pairs = 0;
            while (outcome == Outcome.INCONCLUSIVE && pairs < baseline.length) {
                pairs += repetitions;
                outcome = Change.paired(
                                Arrays.copyOf(baseline, pairs),
                                Arrays.copyOf(observed, pairs),
                                false,
                                POLICY.tolerance(),
                                policy,
                                1)
                        .outcome();
            }
            trials += 2L * pairs;
            outcomes.merge(outcome, 1, Integer::sum);
        }
        return new Tally(outcomes, trials / (double) histories);
    }

    /**
     * Of histories that are looked at after each run, how many were red at any time.
     *
     * @param runs length of a history
     * @param changedAt from which run on it is worse
     * @param by by how much; 0 for not at all
     */
    static double redTrends(Machine machine, int histories, int runs, int changedAt, double by, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int red = 0;
        for (int history = 0; history < histories; history++) {
            double[] series = machine.series(random, runs, false);
            List<History.Row> rows = new ArrayList<>();
            boolean isRed = false;
            for (int run = 0; run < runs && !isRed; run++) {
                rows.add(row(run >= changedAt ? series[run] * (1 + by) : series[run]));
                isRed = Trend.of("made", rows, POLICY).get(0).worsened();
            }
            red += isRed ? 1 : 0;
        }
        return red / (double) histories;
    }

    private static History.Row row(double value) {
        return new History.Row(
                Instant.EPOCH, null, "made", "quick", "embedded", "all", "overhead.p50", "ms", false, value, 1);
    }
}
