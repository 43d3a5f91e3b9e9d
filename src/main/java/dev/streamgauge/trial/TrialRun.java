package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.LoadGenerator;
import dev.streamgauge.load.LoadPlace;
import dev.streamgauge.load.LoadRequest;
import dev.streamgauge.probe.ResourceSampler;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.StatePath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trial while it runs: what is up, and what has been noted so far. For one thread. */
final class TrialRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);

    private final PlannedTrial trial;
    private final Engine engine;
    private final Workload workload;
    private final LoadPlace loads;
    private final Intervention intervention;
    private final Broker broker;
    private final Progress progress;
    private final Path directory;
    private final Path engineDirectory;
    private final ResultAccount account;
    private final TrialTopics topics;
    private final PhaseLog phases = new PhaseLog();
    private final Debriefing debriefing = new Debriefing();
    private final UiCapture ui;
    private final LiveSampler sampler;

    private @Nullable EngineJob job;
    private @Nullable Involved involved;
    private @Nullable FaultInjection faults;
    private @Nullable ResultSource source;
    private @Nullable ResultWatch results;
    private @Nullable LoadGenerator generator;
    private @Nullable Traffic traffic;
    private @Nullable Vigil vigil;
    private Map<String, String> settings = Map.of();
    private @Nullable String failure;
    private boolean down;

    TrialRun(
            PlannedTrial trial,
            Engine engine,
            Workload workload,
            LoadPlace loads,
            Intervention intervention,
            Broker broker,
            Path directory,
            Progress progress) {
        this.trial = trial;
        this.engine = engine;
        this.workload = workload;
        this.loads = loads;
        this.intervention = intervention;
        this.broker = broker;
        this.progress = progress;
        this.directory = directory;
        this.engineDirectory = directory.resolve("engine");
        this.account = ResultAccount.of(trial, workload, intervention);
        this.ui = UiCapture.of(trial, directory);
        this.sampler = new LiveSampler(trial, progress);
        account.enterInto(sampler.latency());
        this.topics = new TrialTopics(trial, broker.bootstrapServers());
    }

    /**
     * Fresh topics, the engine up, the job reading, probe and producers connected.
     *
     * @throws dev.streamgauge.testbed.MissingAbilityException if there is no such process as the trial's fault strikes
     */
    void prepare() {
        enter(Phase.PREPARE, Duration.ofSeconds(12));
        Pipeline pipeline = trial.configuration().pipeline();
        topics.create();
        job = engine.submit(new JobRequest(
                pipeline,
                broker.bootstrapServersForJobs(),
                topics.input(),
                topics.output(),
                topics.deadLetters(),
                workload.records().map(RecordOracle::jobParameters).orElse(Map.of()),
                trial.configuration().load().events(),
                engineDirectory,
                directory));
        involved = new Involved(broker, job);
        faults = FaultInjection.of(trial.configuration().fault(), broker, job, involved);
        settings = EffectiveSettings.of(trial, loads, engine.settings(pipeline), job.effectiveSettings());
        source = ResultSource.of(broker.bootstrapServers(), topics, settings);
        results = ResultWatch.start(source, account);
        generator = loads.connect(new LoadRequest(
                RunContext.nameOf(trial),
                trial.configuration(),
                trial.seed(),
                workload,
                broker.bootstrapServers(),
                broker.bootstrapServersForJobs(),
                topics.input(),
                LoadSettings.producing(trial),
                sink -> account.watching(intervention.load().apply(sink))));
    }

    /** The load starts. */
    void warmUp() {
        Duration warmUp = trial.configuration().timing().warmUp();
        enter(Phase.WARM_UP, warmUp);
        traffic = new Traffic(trial, up(generator), account, up(job), new ResourceSampler(up(involved)::pids));
        traffic.tell(sampler, account::seen);
        vigil = vigil(up(involved), up(faults), up(results), up(traffic));
        begin(Fault.Moment.WARM_UP, Duration.ZERO);
        up(vigil).until("the end of the warm-up", up(traffic).epochMillis(warmUp));
    }

    private Vigil vigil(Involved processes, FaultInjection striking, ResultWatch looking, Traffic going) {
        return new Vigil(
                () -> processes.mustLive(striking.down()),
                striking::trouble,
                List.of(
                        new Vigil.Part("The load", going::failure),
                        new Vigil.Part("The probe", looking::failure),
                        new Vigil.Part("The fault", striking::failure)),
                () -> progress.sees(trial, going.ledger().sent(), account.seen()));
    }

    private void begin(Fault.Moment phase, Duration offset) {
        up(faults).begin(phase, up(traffic).startMillis(), offset);
    }

    /** A bulk is over when all of it is sent, or when its time is. */
    void measure() {
        Timing timing = trial.configuration().timing();
        enter(Phase.MEASURE, timing.measure());
        begin(Fault.Moment.MEASURE, timing.warmUp());
        Traffic going = up(traffic);
        long untilMillis = going.epochMillis(going.measuredUntil());
        if (going.bulk()) {
            up(vigil)
                    .until(
                            "the end of the bulk",
                            timing.measure(),
                            () -> going.ended() || WallClock.epochMillis() >= untilMillis);
        } else {
            up(vigil).until("the end of the measurement", untilMillis);
        }
    }

    /**
     * Traffic goes on until everything that is awaited of the measured time is out, what was struck has recovered, and for a while
     * more; or until the deadline.
     */
    void drain() {
        Timing timing = trial.configuration().timing();
        enter(Phase.DRAIN, trial.configuration().pipeline().watermarkDelay().plusSeconds(4));
        Traffic going = up(traffic);
        begin(Fault.Moment.DRAIN, going.offset());
        Drain drain = new Drain(trial, account, up(faults), going, up(vigil));
        drain.awaitResults();
        ui.ask(up(job));
        drain.awaitRepetitions();
        going.close();
        up(generator).flush();
        drain.awaitTheRest();
        up(faults).askAgain();
        debriefing.hold(
                up(job),
                up(vigil),
                going.start(),
                timing,
                going.ledger().sent(),
                up(faults).begun());
        ui.photograph(up(job), engineDirectory.resolve("browser"));
    }

    /** Notes why the trial could not be finished. The first reason stands: what follows is often its consequence. */
    void broken(RuntimeException e) {
        if (failure == null) {
            failure = e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    /** Stops whatever is done to the trial, and the load, and holds everything that was seen against what was sent. */
    Findings verify() {
        enter(Phase.VERIFY, Duration.ofSeconds(2));
        if (traffic == null || results == null) {
            return Findings.NONE;
        }
        up(faults).close();
        boolean brokerLives = brokerLives();
        traffic.close();
        if (generator != null && brokerLives) {
            generator.flush();
        }
        results.close();
        Throwable died = results.failure();
        if (died != null) {
            broken(new TrialBrokenException("The probe broke off: " + died, died));
        }
        StatePath states = workload.path(
                traffic.drainedUntil().plus(trial.configuration().pipeline().watermarkDelay()));
        return new Verification(
                        trial,
                        workload,
                        traffic,
                        states,
                        account.outcome(traffic.ledger(), states, brokerLives ? source : null))
                .findings(
                        brokerLives ? broker.bootstrapServers() : null,
                        topics.input(),
                        results.unreadable(),
                        directory);
    }

    private boolean brokerLives() {
        return broker.processes().stream().allMatch(ServiceProcess::alive);
    }

    /** What has been noted of the trial, for its manifest. */
    TrialNotes notes() {
        return new TrialNotes(
                traffic == null ? null : traffic.start(),
                settings,
                involved == null ? List.of() : involved.all(),
                phases.all(),
                debriefing.figures(),
                debriefing.batches(),
                traffic == null ? List.of() : traffic.lag(),
                recovery(),
                failure);
    }

    private @Nullable Recovery recovery() {
        return faults == null || traffic == null
                ? null
                : RecoveryMeasure.of(trial, faults, traffic, account)
                        .recovery(trial.configuration().fault(), settings.get(SettingNames.DELIVERY));
    }

    private void enter(Phase phase, Duration expected) {
        phases.enter(phase);
        progress.enters(trial, phase, expected);
    }

    private static <T> T up(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("A phase was entered before the one that prepares it");
        }
        return part;
    }

    /** Stops whatever is up and deletes the topics. Legal in any state, and again. */
    @Override
    public void close() {
        if (down) {
            return;
        }
        down = true;
        enter(Phase.TEAR_DOWN, Duration.ofSeconds(2));
        closeQuietly(faults);
        closeQuietly(traffic);
        closeQuietly(results);
        closeQuietly(generator);
        closeQuietly(job);
        if (brokerLives()) {
            closeQuietly(topics::delete);
        }
        closeQuietly(topics);
        FileUtils.deleteQuietly(engineDirectory.toFile());
        phases.end();
    }

    /** What goes wrong while tearing down is logged; it must not outrank what the trial has shown. */
    private void closeQuietly(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            LOG.warn("{} was not torn down cleanly", trial.id(), e);
        }
    }
}
