package dev.streamgauge.junit;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.gate.Gate;
import dev.streamgauge.claim.gate.GatePolicy;
import dev.streamgauge.claim.gate.GateRun;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.Baseline;
import dev.streamgauge.evidence.Baseline.Run;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.GateSummary.Comparison;
import dev.streamgauge.evidence.History;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.trial.Intervention;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Stands at an experiment's end: records its baseline, or holds it against the one on record. For either it runs further
 * repetitions of trials of the plan, as far as they are needed and the budget goes.
 */
final class Gatekeeper {

    /** Trials that do not count are made up for, but not for ever. */
    private static final int SPARE = 2;

    private final Session session;
    private final TrialPlan plan;
    private final GateSettings settings;
    private final @Nullable Duet duet;
    private final GatePolicy policy;
    private final List<Judgement> judgements;
    private final List<Comparison> wrong = new ArrayList<>();
    private final Map<String, Integer> repetitions = new LinkedHashMap<>();
    private int further;

    private Gatekeeper(Session session, TrialPlan plan, List<Judgement> judgements) {
        this.session = session;
        this.plan = plan;
        this.settings = session.settings().gate();
        this.duet = session.duet();
        this.policy = duet == null ? settings.policy() : settings.policy().inPairs();
        this.judgements = new ArrayList<>(judgements);
        plan.trials().forEach(trial -> repetitions.merge(configuration(trial), trial.repetition(), Math::max));
    }

    /** Whether an experiment has something to be held against, or is to be recorded. A search has no trials of its own. */
    static boolean concerns(TrialPlan plan, GateSettings settings) {
        return plan.experiment().search() == null
                && !plan.trials().isEmpty()
                && (settings.duet() != null
                        || settings.mode() == GateSettings.Mode.RECORD
                        || (settings.mode() == GateSettings.Mode.COMPARE
                                && Baseline.file(
                                                settings.folder(),
                                                plan.experiment().id())
                                        .toFile()
                                        .exists()));
    }

    /**
     * Records or compares, and appends to the history.
     *
     * @param judgements the plan's trials that were run
     * @throws AssertionError if something became worse than tolerated, or is wrong; strictly, also if it is not decided;
     *     or if the history shows that it lately became worse
     */
    static void close(Session session, TrialPlan plan, List<Judgement> judgements) {
        GateSettings settings = session.settings().gate();
        if (plan.experiment().search() != null || judgements.isEmpty()) {
            return;
        }
        Gatekeeper keeper = new Gatekeeper(session, plan, judgements);
        List<String> failures = new ArrayList<>();
        if (concerns(plan, settings)) {
            GateSummary.Experiment outcome =
                    settings.mode() == GateSettings.Mode.RECORD ? keeper.record() : keeper.compare();
            session.add(outcome);
            if (outcome.outcome().equals(Outcome.FAIL.name())) {
                failures.add(GateMessages.regressed(
                        outcome,
                        keeper.duet == null
                                ? "record the baseline anew with -Dbaseline=record"
                                : keeper.duet.acrossTestbeds()
                                        ? "find out what the two testbeds do differently"
                                        : "let the next duet begin from this build"));
            } else if (settings.strict() && outcome.outcome().equals(Outcome.INCONCLUSIVE.name())) {
                failures.add(GateMessages.undecided(outcome));
            }
        }
        if (settings.history() != null) {
            keeper.trends(settings.history()).stream()
                    .filter(Trend::worsened)
                    .map(Trend::summary)
                    .map(GateMessages::worsened)
                    .forEach(failures::add);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), failures));
        }
    }

    /** Appends this run to the history, and looks where that changed. */
    private List<Trend> trends(Path folder) {
        String experiment = plan.experiment().id();
        List<Run> runs = runs();
        if (runs.isEmpty()) {
            return List.of();
        }
        History.append(
                folder, experiment, GateRun.rows(judgements.get(0).evidence().manifest(), runs));
        List<Trend> trends = Trend.of(experiment, History.read(folder, experiment), settings.policy());
        session.addTrends(trends);
        return trends;
    }

    private GateSummary.Experiment record() {
        judgements.stream().filter(Gatekeeper::isWrong).forEach(this::noteWrong);
        for (int round = 0; round < settings.recordings() + SPARE && wrong.isEmpty(); round++) {
            List<String> lacking = repetitions.keySet().stream()
                    .filter(configuration -> runs(configuration) < settings.recordings())
                    .toList();
            if (lacking.isEmpty() || !runAgain(lacking, 1)) {
                break;
            }
        }
        Path file = Baseline.file(settings.folder(), plan.experiment().id());
        if (wrong.isEmpty()) {
            Manifest manifest = judgements.get(0).evidence().manifest();
            file = new Baseline(
                            Baseline.SCHEMA_VERSION,
                            plan.experiment().id(),
                            manifest.scale(),
                            manifest.testbed(),
                            WallClock.now(),
                            manifest.commit(),
                            manifest.environment(),
                            session.calibration().orElse(null),
                            runs())
                    .write(settings.folder());
        }
        return new GateSummary.Experiment(
                plan.experiment().id(),
                file.toString(),
                wrong.isEmpty(),
                "the machine that the baseline was recorded on",
                further,
                wrong.isEmpty() ? Outcome.PASS.name() : Outcome.FAIL.name(),
                wrong);
    }

    private GateSummary.Experiment compare() {
        int planned = plan.experiment().repetitions();
        int most = planned * policy.budget();
        if (duet != null && planned < GatePolicy.LEAST_TRIALS) {
            runAgain(List.copyOf(repetitions.keySet()), GatePolicy.LEAST_TRIALS - planned);
            planned = GatePolicy.LEAST_TRIALS;
        }
        Gate gate = gate();
        List<Comparison> comparisons = gate.compare(repetitions.keySet(), runs());
        for (int trials = planned + planned; trials <= most && wrong.isEmpty(); trials += planned) {
            List<String> open = gate.open(comparisons);
            if (open.isEmpty() || !runAgain(open, planned)) {
                break;
            }
            gate = gate();
            comparisons = gate.compare(repetitions.keySet(), runs());
        }
        if (duet != null && duet.acrossTestbeds()) {
            duet.judgements(plan.experiment().id()).stream()
                    .filter(Gatekeeper::isWrong)
                    .forEach(this::noteWrong);
        }
        List<Comparison> all = new ArrayList<>(comparisons);
        all.addAll(wrong);
        return new GateSummary.Experiment(
                plan.experiment().id(),
                duet == null
                        ? Baseline.file(settings.folder(), plan.experiment().id())
                                .toString()
                        : duet.name(),
                false,
                acrossTestbeds()
                        ? "two testbeds: a difference between them is a finding, and fails nothing"
                        : gate.footing().reason(),
                further,
                (acrossTestbeds() && wrong.isEmpty()
                                ? Outcome.PASS
                                : Gate.together(
                                        all.stream().map(Comparison::outcome).toList()))
                        .name(),
                all);
    }

    private boolean acrossTestbeds() {
        return duet != null && duet.acrossTestbeds();
    }

    /** The gate as it stands now: the other build of a duet has one trial more with each of ours. */
    private Gate gate() {
        Manifest manifest = judgements.get(0).evidence().manifest();
        if (duet != null) {
            return Gate.duet(duet.baseline(manifest), policy);
        }
        return Gate.of(
                Baseline.read(settings.folder(), plan.experiment().id()).orElseThrow(),
                policy,
                manifest.scale(),
                manifest.testbed(),
                manifest.environment(),
                session.calibration().orElse(null));
    }

    /** Runs so many further repetitions of each configuration, in turn; false if there can be none. */
    private boolean runAgain(Collection<String> configurations, int times) {
        for (int time = 0; time < times; time++) {
            for (String configuration : configurations) {
                try {
                    runAgain(configuration);
                } catch (TestAbortedException notHere) {
                    return false;
                }
            }
        }
        return true;
    }

    private void runAgain(String configuration) {
        PlannedTrial planned = plan.trials().stream()
                .filter(trial -> configuration(trial).equals(configuration))
                .findFirst()
                .orElseThrow();
        int repetition = repetitions.merge(configuration, 1, Integer::sum);
        Judgement judgement =
                session.run(plan.again(planned, repetition, plan.trials().size() + further + 1), Intervention.NONE);
        further++;
        judgements.add(judgement);
        boolean isWrong = isWrong(judgement);
        boolean counts = judgement.evidence().manifest().valid();
        session.add(
                judgement, isWrong ? Summary.Status.FAILED : counts ? Summary.Status.PASSED : Summary.Status.ABORTED);
        if (isWrong) {
            noteWrong(judgement);
        }
    }

    /** What the plan's own tests would have made red. */
    private static boolean isWrong(Judgement judgement) {
        return !judgement.holds() && !judgement.inDoubt();
    }

    private void noteWrong(Judgement judgement) {
        String trial = judgement.evidence().manifest().trial();
        wrong.add(Gate.wrong(GateRun.configuration(trial), Messages.wrong(judgement)));
    }

    private static String configuration(PlannedTrial trial) {
        return GateRun.configuration(trial.id());
    }

    private List<Run> runs() {
        return judgements.stream().map(GateRun::of).flatMap(Optional::stream).toList();
    }

    private long runs(String configuration) {
        return runs().stream()
                .filter(run -> run.configuration().equals(configuration))
                .count();
    }
}
