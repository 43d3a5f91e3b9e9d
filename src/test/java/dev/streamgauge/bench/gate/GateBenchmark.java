package dev.streamgauge.bench.gate;

import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Target;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.claim.BoundOutcome.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How often the gate fails what did not change, and finds what did, on histories that are made up. Measures no machine. */
public final class GateBenchmark implements Benchmark {

    private static final double[] CHANGES = {0.05, 0.10, 0.20, 0.30, 0.50};
    private static final double[] PAIR_SPREADS = {0.02, 0.05, 0.10, 0.20};
    private static final int[] REPETITIONS = {3, 5, 10};
    private static final int HISTORIES = 10_000;
    private static final double MOST_FALSE = 0.01;
    private static final int TREND_RUNS = 30;
    private static final int TREND_CHANGE = 20;
    private static final double TREND_WORSE = 0.20;

    private final int histories = Sizes.number("bench.rounds", HISTORIES);

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public int steps() {
        return Machine.values().length + PAIR_SPREADS.length;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(8);
    }

    @Override
    public void run(Rig rig, Measured measured) {
        measured.parameter("histories", histories);
        measured.parameter("seed", rig.seed());
        measured.parameter("configurations", GateStudy.CONFIGURATIONS);
        measured.parameter("baselineTrials", GateStudy.RECORDED);
        measured.parameter("trendRuns", TREND_RUNS);
        measured.parameter("pairsInADuet", "as many as the repetitions, then twice as many");
        measured.note(
                "Change 0 counts whole runs of four configurations; others count the configuration that changed.");
        for (Machine machine : Machine.values()) {
            GateStudy.Tally unchanged = GateStudy.unchanged(machine, histories, rig.seed());
            measured.round(round(machine, 0, unchanged));
            String label = machine.name().toLowerCase(Locale.ROOT);
            measured.target(
                    Target.atMost(MOST_FALSE, "of runs", "false failures, " + label, unchanged.share(Outcome.FAIL)));
            for (double change : CHANGES) {
                measured.round(round(machine, change, GateStudy.worse(machine, change, histories, rig.seed())));
            }
            double alarms = GateStudy.redTrends(machine, histories, TREND_RUNS, TREND_RUNS, 0, rig.seed());
            double found = GateStudy.redTrends(machine, histories, TREND_RUNS, TREND_CHANGE, TREND_WORSE, rig.seed());
            measured.target(Target.atMost(MOST_FALSE, "of histories", "false trend alarms, " + label, alarms));
            Map<String, Object> trend = new LinkedHashMap<>();
            trend.put("machine", label);
            trend.put("trendAlarmsUnchanged", alarms);
            trend.put("trendAlarmsWorseBy20Percent", found);
            measured.round(trend);
            rig.progress()
                    .step(String.format(
                            Locale.ROOT,
                            "%s: %.2f %% false failures, %.2f %% false trend alarms",
                            label,
                            100 * unchanged.share(Outcome.FAIL),
                            100 * alarms));
        }
        for (double spread : PAIR_SPREADS) {
            duets(spread, rig, measured);
        }
    }

    private void duets(double spread, Rig rig, Measured measured) {
        double mostFalse = 0;
        for (int repetitions : REPETITIONS) {
            GateStudy.Tally unchanged = GateStudy.duets(spread, 0, repetitions, histories, rig.seed());
            measured.round(duet(spread, repetitions, 0, unchanged));
            mostFalse = Math.max(mostFalse, unchanged.share(Outcome.FAIL));
            for (double change : CHANGES) {
                measured.round(duet(
                        spread,
                        repetitions,
                        change,
                        GateStudy.duets(spread, change, repetitions, histories, rig.seed())));
            }
        }
        String label = String.format(Locale.ROOT, "pairs that differ by %.0f %%", 100 * spread);
        measured.target(Target.atMost(MOST_FALSE, "of duets", "false failures, " + label, mostFalse));
        rig.progress().step(String.format(Locale.ROOT, "%s: %.2f %% false failures of duets", label, 100 * mostFalse));
    }

    private static Map<String, Object> duet(double spread, int repetitions, double change, GateStudy.Tally tally) {
        Map<String, Object> round = new LinkedHashMap<>();
        round.put("pairsDifferBy", spread);
        round.put("repetitions", repetitions);
        shares(round, change, tally);
        return round;
    }

    private static Map<String, Object> round(Machine machine, double change, GateStudy.Tally tally) {
        Map<String, Object> round = new LinkedHashMap<>();
        round.put("machine", machine.name().toLowerCase(Locale.ROOT));
        round.put("scatter", machine.description());
        shares(round, change, tally);
        return round;
    }

    private static void shares(Map<String, Object> round, double change, GateStudy.Tally tally) {
        round.put("worseBy", change);
        round.put("pass", tally.share(Outcome.PASS));
        round.put("fail", tally.share(Outcome.FAIL));
        round.put("inconclusive", tally.share(Outcome.INCONCLUSIVE));
        round.put("trials", tally.trials());
    }
}
