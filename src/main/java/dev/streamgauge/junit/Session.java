package dev.streamgauge.junit;

import dev.streamgauge.claim.BestConfiguration;
import dev.streamgauge.claim.ClaimSummary;
import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.TrialSummary;
import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.Calibration;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.live.LiveView;
import dev.streamgauge.process.Machine;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.report.AllureReport;
import dev.streamgauge.report.ClaimsMarkdown;
import dev.streamgauge.report.SearchArtifacts;
import dev.streamgauge.report.SeedArtifacts;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.container.ContainerSite;
import dev.streamgauge.trial.Intervention;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** One run of any number of experiments: the broker that they share, the report, the summary. */
final class Session implements AutoCloseable {

    private final RunSettings settings;
    private final Console console = new Console(System.out);
    private final @Nullable LiveView live;
    private final Instant started = WallClock.now();
    private final Map<String, String> environment = Machine.facts();
    private final @Nullable String commit = Machine.commit().orElse(null);
    private final Map<String, String> clocks = new LinkedHashMap<>();
    private final List<Summary.Trial> trials = new ArrayList<>();
    private final AllureReport report;
    private final List<JudgedClaim> claims = new ArrayList<>();
    private final Side own;
    private final GateLog gate;
    private final Services services;
    private final Performer performer;
    private @Nullable Duet duet;

    Session(RunSettings settings) {
        this(settings, AllureReport.writingTo(settings.allureResults()));
    }

    Session(RunSettings settings, AllureReport report) {
        this.settings = settings;
        Site site = settings.place() == Place.CONTAINERS
                ? new ContainerSite(settings.output(), settings.containers())
                : Site.LOCAL;
        if (settings.existing().cleanup()) {
            CleanUp.of(settings.existing(), console);
        }
        this.report = report;
        this.live = live(settings);
        this.services = new Services(settings, site, (whose, offset) -> {
            console.clock(whose, offset);
            clocks.put(whose + "'s clock", offset.toString());
            report.describeRun(described());
        });
        this.own = new Side(
                Engines.of(settings, site),
                services,
                settings.place() == Place.RECORDED ? settings.recorded() : settings.output(),
                commit);
        this.gate = new GateLog(settings, console);
        this.performer = new Performer(
                settings, environment, console, live == null ? console : new Onlookers(List.of(console, live)));
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
        return own.engines();
    }

    /** The other build that this one is held against, trial by trial; null where none was asked for. */
    @Nullable
    Duet duet() {
        return duet;
    }

    /** What earlier experiments of this run, or of the recorded one, have found best. */
    Configured configured() {
        return new Configured(own.evidence(), settings.place());
    }

    Console console() {
        return console;
    }

    AllureReport report() {
        return report;
    }

    /**
     * Refuses what cannot be had in this place.
     *
     * @throws dev.streamgauge.testbed.MissingAbilityException with the fix
     */
    void require(TrialPlan plan) {
        if (settings.place() != Place.RECORDED) {
            services.require(plan);
        }
    }

    /** Starts what the experiment needs, if it does not run yet. */
    void begin(TrialPlan plan) {
        forgetEarlierSummary();
        console.begins(plan, settings);
        if (live != null) {
            live.begins(plan, settings.place());
        }
        report.describeRun(described());
        String other = settings.gate().duet();
        if (duet == null && other != null && Gatekeeper.concerns(plan, settings.gate())) {
            duet = Duet.with(other, plan.experiment(), settings, own, services.site(), console);
        }
        if (settings.place() == Place.RECORDED) {
            return;
        }
        OwnJobs.requireJars(plan.experiment());
        if (plan.experiment().search() != null) {
            FileUtils.deleteQuietly(settings.output()
                    .resolve(plan.experiment().id())
                    .resolve(BestConfiguration.FILE)
                    .toFile());
        }
        if (!plan.trials().isEmpty() || !plan.ladders().isEmpty()) {
            services.broker();
        }
        if (duet == null && Gatekeeper.concerns(plan, settings.gate())) {
            gate.calibrate(services.broker());
        }
    }

    /** How fast the machine is, or was when the evidence was recorded; empty if nobody measured. */
    Optional<Calibration> calibration() {
        return gate.calibration();
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
        facts.putAll(clocks);
        facts.put("scale", settings.scale().label());
        facts.put("testbed", settings.place().label());
        facts.putAll(own.engines().versions());
        return facts;
    }

    Testbed testbed() {
        return services.testbed();
    }

    /** Runs a trial, or takes up its recorded evidence, and judges it. */
    Judgement run(PlannedTrial trial, Intervention intervention) {
        return duet == null || trial.experiment().search() != null
                ? performer.run(trial, intervention, own)
                : duet.run(trial, intervention, own, performer);
    }

    /** Notes what became of a claim. */
    void add(JudgedClaim claim) {
        claims.add(claim);
        console.judged(claim);
    }

    /** Notes what became of a trial. */
    void add(Judgement judgement, Summary.Status status) {
        Summary.Trial summary = TrialSummary.of(judgement, status, own.evidence());
        trials.add(summary);
        if (live != null) {
            live.ended(summary);
        }
        console.ended(summary);
    }

    /** Notes what became of an experiment at the gate. */
    void add(GateSummary.Experiment outcome) {
        gate.add(outcome);
    }

    /** Notes how an experiment's figures went, run after run. */
    void addTrends(List<Trend> ofAnExperiment) {
        gate.add(ofAnExperiment);
    }

    /**
     * Holds an experiment that is over against its baseline, or records that.
     *
     * @throws AssertionError if it became worse
     */
    void gate(TrialPlan plan, Comparison comparison) {
        if (settings.place() != Place.RECORDED
                && duet == null
                && !comparison.judgements().isEmpty()
                && Gatekeeper.concerns(plan, settings.gate())) {
            gate.calibrate(services.broker());
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
                gate.write(report);
            }
        } finally {
            closeServices();
        }
    }

    private void closeServices() {
        try {
            services.close();
        } finally {
            try {
                if (duet != null) {
                    duet.close();
                }
            } finally {
                if (live != null) {
                    live.close();
                }
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
                gate.summary());
    }
}
