package dev.streamgauge.junit;

import dev.streamgauge.claim.BestConfiguration;
import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.ClaimSummary;
import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.TrialSummary;
import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.claim.gate.Gate;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.engine.Engine;
import dev.streamgauge.evidence.Calibration;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.live.LiveView;
import dev.streamgauge.process.Machine;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.report.AllureReport;
import dev.streamgauge.report.ClaimsMarkdown;
import dev.streamgauge.report.GateMarkdown;
import dev.streamgauge.report.SearchArtifacts;
import dev.streamgauge.report.SeedArtifacts;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.testbed.kafka.ClockOffset;
import dev.streamgauge.testbed.kafka.ContainerBroker;
import dev.streamgauge.testbed.kafka.EmbeddedBroker;
import dev.streamgauge.testbed.kafka.ExistingBroker;
import dev.streamgauge.trial.Calibrator;
import dev.streamgauge.trial.ChangedSetting;
import dev.streamgauge.trial.Conductor;
import dev.streamgauge.trial.Intervention;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.Progress;
import dev.streamgauge.trial.Resumption;
import dev.streamgauge.trial.RunContext;
import dev.streamgauge.trial.TrialPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** One run of any number of experiments: the broker that they share, the report, the summary. */
final class Session implements AutoCloseable {

    private final RunSettings settings;
    private final Console console = new Console(System.out);
    private final @Nullable LiveView live;
    private final Instant started = WallClock.now();
    private final Map<String, String> environment = Machine.facts();
    private final @Nullable String commit = Machine.commit().orElse(null);
    private final List<Summary.Trial> trials = new ArrayList<>();
    private final AllureReport report;
    private final List<JudgedClaim> claims = new ArrayList<>();
    private final Engines engines;
    private final List<GateSummary.Experiment> gated = new ArrayList<>();
    private final List<Trend> trends = new ArrayList<>();
    private @Nullable Calibration calibration;
    private @Nullable Broker broker;

    Session(RunSettings settings) {
        this.settings = settings;
        this.engines = Engines.of(settings);
        if (settings.existing().cleanup()) {
            CleanUp.of(settings.existing(), console);
        }
        this.report = AllureReport.writingTo(settings.allureResults());
        this.live = live(settings);
    }

    /** The live view, where one was asked for and something runs. */
    private @Nullable LiveView live(RunSettings asked) {
        if (asked.live() == null || asked.plan()) {
            return null;
        }
        LiveView view = LiveView.serve(asked.live());
        console.watchedAt(view.page());
        return view;
    }

    RunSettings settings() {
        return settings;
    }

    Engines engines() {
        return engines;
    }

    /** What earlier experiments of this run, or of the recorded one, have found best. */
    Configured configured() {
        return new Configured(summaryRoot(), settings.place());
    }

    Console console() {
        return console;
    }

    AllureReport report() {
        return report;
    }

    /** Starts what the experiment needs, if it does not run yet. */
    void begin(TrialPlan plan) {
        forgetEarlierSummary();
        console.begins(plan, settings);
        if (live != null) {
            live.begins(plan, settings.place());
        }
        report.describeRun(described());
        if (settings.place() == Place.RECORDED) {
            return;
        }
        if (plan.experiment().search() != null) {
            FileUtils.deleteQuietly(settings.output()
                    .resolve(plan.experiment().id())
                    .resolve(BestConfiguration.FILE)
                    .toFile());
        }
        if (!plan.trials().isEmpty() || !plan.ladders().isEmpty()) {
            if (settings.place() == Place.EXISTING) {
                plan.experiment().configurations().stream()
                        .map(Configuration::engine)
                        .distinct()
                        .forEach(settings.existing()::require);
            }
            runningBroker();
        }
        if (Gatekeeper.concerns(plan, settings.gate())) {
            calibrate();
        }
    }

    /** Measures how fast the machine is now, beside what it measured before in this run. */
    private void calibrate() {
        console.calibrates();
        Calibration now = Calibrator.of(runningBroker());
        calibration = calibration == null ? now : calibration.and(now);
        EvidenceFolder.writeCalibration(settings.output(), calibration);
    }

    /** How fast the machine is, or was when the evidence was recorded; empty if nobody measured. */
    Optional<Calibration> calibration() {
        return settings.place() == Place.RECORDED
                ? Optional.ofNullable(EvidenceFolder.readCalibration(settings.recorded()))
                : Optional.ofNullable(calibration);
    }

    /** A run that dies must not leave an earlier one's summary as its own. */
    private void forgetEarlierSummary() {
        if (trials.isEmpty()) {
            FileUtils.deleteQuietly(settings.output().resolve(Summary.FILE).toFile());
        }
    }

    /** What the report says of the run as a whole: the machine, and the version of each engine. */
    private Map<String, String> described() {
        Map<String, String> facts = new LinkedHashMap<>(environment);
        facts.put("scale", settings.scale().label());
        facts.put("testbed", settings.place().label());
        facts.putAll(engines.versions());
        return facts;
    }

    /** The broker that all trials share; a new one if it died in an earlier trial. */
    private Broker runningBroker() {
        if (broker != null && !broker.processes().stream().allMatch(ServiceProcess::alive)) {
            broker.close();
            broker = null;
        }
        if (broker == null) {
            Path directory = settings.output().resolve("services/kafka").toAbsolutePath();
            FileUtils.deleteQuietly(directory.toFile());
            broker = switch (settings.place()) {
                case CONTAINERS -> ContainerBroker.start(directory, settings.kafkaImage());
                case EXISTING ->
                    existingBroker(Objects.requireNonNull(settings.existing().kafka(), "-Dkafka.bootstrap"));
                case EMBEDDED, RECORDED -> EmbeddedBroker.start(directory);
            };
        }
        return broker;
    }

    /** Its clock is another one, so that the parts of a latency that it stamps are known within a bound only. */
    private Broker existingBroker(String bootstrapServers) {
        Broker found = ExistingBroker.at(bootstrapServers);
        ClockOffset offset = ClockOffset.measure(bootstrapServers, RunContext.PREFIX + "clock-" + UUID.randomUUID());
        console.brokerClock(offset);
        Map<String, String> facts = described();
        facts.put("broker's clock", offset.toString());
        report.describeRun(facts);
        return found;
    }

    Testbed testbed() {
        return broker == null
                ? new Testbed(settings.place(), "", List.of())
                : new Testbed(settings.place(), broker.bootstrapServers(), broker.processes());
    }

    /** Runs a trial, or takes up its recorded evidence, and judges it. */
    Judgement run(PlannedTrial trial, Intervention intervention) {
        if (settings.place() == Place.RECORDED) {
            return Judgement.of(recorded(trial), trial.experiment().bounds());
        }
        Optional<Judgement> earlier = settings.resume() ? earlier(trial) : Optional.empty();
        if (earlier.isPresent()) {
            console.takesUp(trial);
            return earlier.get();
        }
        Judgement judgement = conduct(trial, intervention, List.of());
        if (judgement.inDoubt() && trial.experiment().search() == null) {
            List<String> reasons = judgement.evidence().manifest().invalidReasons();
            console.repeats(trial, reasons);
            judgement = conduct(trial, intervention, reasons);
        }
        return judgement;
    }

    private RunContext context() {
        return new RunContext(
                settings.output(), settings.scale().label(), settings.place().label(), environment, commit);
    }

    /** What failed is run again, since it may have been mended; in a search an engine may fall behind. */
    private Optional<Judgement> earlier(PlannedTrial trial) {
        Engine engine = engines.named(trial.configuration().engine());
        return Resumption.find(trial, engine, runningBroker().version(), context())
                .map(evidence -> Judgement.of(evidence, trial.experiment().bounds()))
                .filter(judgement -> judgement.holds() || trial.experiment().search() != null);
    }

    private Judgement conduct(PlannedTrial trial, Intervention intervention, List<String> discarded) {
        Evidence evidence = new Conductor(runningBroker(), context(), progress())
                .conduct(
                        trial,
                        engines.named(trial.configuration().engine()),
                        Workloads.of(trial),
                        intervention,
                        discarded);
        return Judgement.of(evidence, trial.experiment().bounds());
    }

    private Progress progress() {
        return live == null ? console : new Onlookers(List.of(console, live));
    }

    private Evidence recorded(PlannedTrial trial) {
        Path directory = settings.recorded().resolve(trial.experiment().id()).resolve(trial.id());
        if (!Files.isDirectory(directory)) {
            throw leaveOut(
                    trial,
                    "There is no recorded evidence in %s. Run this trial first, at the same scale and seed, or name another folder with -Devidence."
                            .formatted(directory));
        }
        Evidence evidence = EvidenceFolder.read(directory);
        Manifest manifest = evidence.manifest();
        if (!manifest.scale().equals(settings.scale().label()) || manifest.seed() != trial.seed()) {
            throw leaveOut(
                    trial,
                    "The evidence in %s is of another trial: scale %s, seed %d. Ask for the same with -Dscale and -Dseed."
                            .formatted(directory, manifest.scale(), manifest.seed()));
        }
        List<ChangedSetting> changed = ChangedSetting.askedFor(
                trial, engines.named(trial.configuration().engine()), manifest);
        if (!changed.isEmpty()) {
            throw new IllegalArgumentException(Messages.recordedOtherwise(trial, changed));
        }
        return evidence;
    }

    private TestAbortedException leaveOut(PlannedTrial trial, String reason) {
        console.leavesOut(trial, reason);
        return new TestAbortedException(reason);
    }

    /** Notes what became of a claim. */
    void add(JudgedClaim claim) {
        claims.add(claim);
        console.judged(claim);
    }

    /** Notes what became of a trial. */
    void add(Judgement judgement, Summary.Status status) {
        Summary.Trial summary = TrialSummary.of(judgement, status, summaryRoot());
        trials.add(summary);
        if (live != null) {
            live.ended(summary);
        }
        console.ended(summary);
    }

    /** Notes what became of an experiment at the gate. */
    void add(GateSummary.Experiment outcome) {
        gated.add(outcome);
        console.gated(outcome);
    }

    /** Notes how an experiment's figures went, run after run. */
    void addTrends(List<Trend> ofAnExperiment) {
        trends.addAll(ofAnExperiment);
        ofAnExperiment.forEach(trend -> console.trend(trend.summary()));
    }

    /**
     * Holds an experiment that is over against its baseline, or records that.
     *
     * @throws AssertionError if it became worse
     */
    void gate(TrialPlan plan, Comparison comparison) {
        if (settings.place() != Place.RECORDED
                && !comparison.judgements().isEmpty()
                && Gatekeeper.concerns(plan, settings.gate())) {
            calibrate();
        }
        Gatekeeper.close(this, plan, comparison.judgements());
    }

    /** An experiment is over. */
    void finish(Comparison comparison) {
        if (!comparison.judgements().isEmpty()) {
            Experiment experiment = comparison.experiment();
            Path folder = settings.output().resolve(experiment.id());
            if (experiment.search() == null) {
                SeedArtifacts.write(folder, comparison.judgements(), experiment);
            } else {
                SearchArtifacts.write(folder, experiment, comparison.thresholds());
                completeBestConfiguration(experiment, folder);
            }
        }
    }

    /** What a search did not vary, but was given by an earlier one, belongs to the configuration that it found. */
    private void completeBestConfiguration(Experiment experiment, Path folder) {
        configured()
                .found(experiment)
                .ifPresent(given -> BestConfiguration.read(folder)
                        .ifPresent(best -> best.completedBy(given).write(folder)));
    }

    private Path summaryRoot() {
        return settings.place() == Place.RECORDED ? settings.recorded() : settings.output();
    }

    /** The run is over: summary, table, and nothing left behind. */
    @Override
    public void close() {
        console.close();
        try {
            if (!settings.plan()) {
                EvidenceFolder.writeSummary(settings.output(), summary());
                console.table(trials);
                console.claims(claims);
                writeClaims();
                writeGate();
            }
        } finally {
            if (broker != null) {
                broker.close();
            }
            if (live != null) {
                live.close();
            }
        }
    }

    private void writeClaims() {
        if (!claims.isEmpty()) {
            report.writeClaims(claims);
            report.writeAudit(Audit.published());
            ClaimsMarkdown.write(settings.output(), claims);
        }
    }

    private void writeGate() {
        GateSummary gate = gateSummary();
        if (gate != null) {
            report.writeGate(gate, trends);
            GateMarkdown.write(settings.output(), gate);
        }
    }

    private Summary summary() {
        return new Summary(
                Summary.SCHEMA_VERSION,
                settings.place() == Place.RECORDED ? null : commit,
                settings.scale().label(),
                settings.place().label(),
                started,
                Duration.between(started, WallClock.now()).toMillis() / 1000.0,
                environment,
                trials,
                claims.stream().map(ClaimSummary::of).toList(),
                gateSummary());
    }

    private @Nullable GateSummary gateSummary() {
        if (gated.isEmpty() && trends.isEmpty()) {
            return null;
        }
        List<String> outcomes = new ArrayList<>(
                gated.stream().map(GateSummary.Experiment::outcome).toList());
        trends.stream().filter(Trend::worsened).forEach(trend -> outcomes.add(Outcome.FAIL.name()));
        return new GateSummary(
                Gate.together(outcomes).name(),
                settings.gate().strict(),
                gated,
                trends.stream().map(Trend::summary).toList());
    }
}
