package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.load.ProducerSettings;
import dev.streamgauge.probe.ResourceSampler;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.StatePath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trial while it runs: what is up, and what has been noted so far. For one thread. */
final class TrialRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);

    /** Between deciding on the load's start and the start: nothing is left to do but to wait. */
    private static final Duration LEAD = Duration.ofMillis(500);

    private final PlannedTrial trial;
    private final Engine engine;
    private final Workload workload;
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
    private List<ServiceProcess> involved = List.of();
    private @Nullable KafkaProducers producers;
    private @Nullable ResultWatch results;
    private volatile @Nullable OpenLoop load;
    private @Nullable Vigil vigil;
    private @Nullable ResourceSampler resources;
    private @Nullable HarnessWatch watch;
    private List<Manifest.ProcessRecord> processes = List.of();
    private Map<String, String> settings = Map.of();
    private long startEpochMillis;
    private Duration loadedFor = Duration.ZERO;
    private @Nullable String failure;
    private boolean down;

    TrialRun(
            PlannedTrial trial,
            Engine engine,
            Workload workload,
            Intervention intervention,
            Broker broker,
            Path directory,
            Progress progress) {
        this.trial = trial;
        this.engine = engine;
        this.workload = workload;
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

    /** Fresh topics, the engine up, the job reading, probe and producers connected. */
    void prepare() {
        enter(Phase.PREPARE, Duration.ofSeconds(12));
        Pipeline pipeline = trial.configuration().pipeline();
        topics.create();
        job = engine.submit(new JobRequest(
                pipeline,
                broker.bootstrapServers(),
                topics.input(),
                topics.output(),
                topics.deadLetters(),
                workload.records().map(RecordOracle::jobParameters).orElse(Map.of()),
                engineDirectory,
                directory));
        involved = Stream.concat(broker.processes().stream(), job.processes().stream())
                .toList();
        processes = involved.stream()
                .map(process -> new Manifest.ProcessRecord(
                        process.name(),
                        process.pid().isPresent() ? process.pid().getAsLong() : null,
                        process.name() + ".log"))
                .toList();
        settings = EffectiveSettings.of(trial.configuration(), engine.settings(pipeline), job.effectiveSettings());
        ProducerSettings producing = LoadSettings.producing(trial);
        settings.put("linger", producing.linger().toMillis() + " ms");
        results = ResultWatch.start(broker.bootstrapServers(), topics, account);
        producers = new KafkaProducers(
                broker.bootstrapServers(),
                topics.input(),
                trial.configuration().load().producers(),
                producing);
        resources = new ResourceSampler(pids());
    }

    /** The load starts, at an instant that aligns windows and cycles, so that windows pair across engines. */
    void warmUp() {
        Timing timing = trial.configuration().timing();
        enter(Phase.WARM_UP, timing.warmUp());
        startEpochMillis = Alignment.nextStart(trial.configuration(), WallClock.epochMillis() + LEAD.toMillis());
        Duration atMost = measuredUntil().plus(timing.drainDeadline());
        watch = HarnessWatch.start(startEpochMillis, atMost, up(resources), this::backlog, this::ended);
        account.begins(startEpochMillis);
        load = OpenLoop.start(
                workload.stream(),
                intervention.load().apply(up(producers)),
                startEpochMillis * 1_000_000L,
                atMost,
                bulk() ? Duration.ZERO : measuredUntil());
        vigil = vigil(up(job), up(load), up(results));
        vigil.until("the end of the warm-up", epochMillis(timing.warmUp()));
    }

    private boolean bulk() {
        return trial.configuration().load().bulk();
    }

    private Vigil vigil(EngineJob running, OpenLoop going, ResultWatch looking) {
        return new Vigil(
                involved,
                running,
                going::failure,
                looking::failure,
                () -> progress.sees(trial, going.ledger().sent(), account.seen()));
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put(ResourceRow.HARNESS, ProcessHandle.current().pid());
        involved.forEach(process -> process.pid().ifPresent(pid -> pids.put(process.name(), pid)));
        return pids;
    }

    /**
     * Events that the broker has and the engine has not read yet; asked by another thread. An engine that tells a later count
     * than the one of the moment makes it a little less, or negative.
     */
    private OptionalLong backlog() {
        OpenLoop running = load;
        if (running == null) {
            return OptionalLong.empty();
        }
        long acknowledged = running.ledger().acknowledged();
        OptionalLong read = up(job).recordsRead();
        return read.isEmpty() ? read : OptionalLong.of(acknowledged - read.getAsLong());
    }

    /** Told by the watch's thread. */
    private void ended(int second, List<ResourceRow> used, @Nullable Long backlog) {
        OpenLoop running = load;
        if (running != null) {
            sampler.ended(second, running.ledger().sent(), account.seen(), used, backlog);
        }
    }

    /** A bulk is over when all of it is sent, or when its time is. */
    void measure() {
        Duration measured = trial.configuration().timing().measure();
        enter(Phase.MEASURE, measured);
        if (bulk()) {
            long deadlineMillis = epochMillis(measuredUntil());
            up(vigil)
                    .until(
                            "the end of the bulk",
                            measured,
                            () -> up(load).ended() || WallClock.epochMillis() >= deadlineMillis);
        } else {
            up(vigil).until("the end of the measurement", epochMillis(measuredUntil()));
        }
    }

    /**
     * Traffic goes on until everything that is awaited of the measured time is out, and for a while more, in which some of it
     * might come out again; or until the deadline.
     */
    void drain() {
        Timing timing = trial.configuration().timing();
        enter(Phase.DRAIN, trial.configuration().pipeline().watermarkDelay().plusSeconds(4));
        account.await(up(load).ledger().sent());
        long deadlineMillis = epochMillis(measuredUntil().plus(timing.drainDeadline()));
        up(vigil)
                .until(
                        "the last result",
                        timing.drainDeadline(),
                        () -> account.complete() || WallClock.epochMillis() >= deadlineMillis);
        long untilMillis = Math.min(WallClock.epochMillis() + account.grace().toMillis(), deadlineMillis);
        ui.ask(up(job));
        up(vigil).until("what might come out again", untilMillis);
        endLoad();
        up(producers).flush();
        debriefing.hold(
                up(job),
                up(vigil),
                Instant.ofEpochMilli(startEpochMillis),
                timing,
                up(load).ledger().sent());
        ui.photograph(up(job), engineDirectory.resolve("browser"));
    }

    /** A load that was to begin later has not gone on at all. */
    private void endLoad() {
        if (loadedFor.isZero()) {
            loadedFor = Duration.ofMillis(Math.max(0, WallClock.epochMillis() - startEpochMillis));
        }
        up(load).close();
        up(watch).close();
    }

    private Duration measuredUntil() {
        return trial.configuration()
                .timing()
                .warmUp()
                .plus(trial.configuration().timing().measure());
    }

    /** When the stream is at that offset. */
    private long epochMillis(Duration offset) {
        return startEpochMillis + offset.toMillis();
    }

    /** Notes why the trial could not be finished. The first reason stands: what follows is often its consequence. */
    void broken(RuntimeException e) {
        if (failure == null) {
            failure = e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    /** Stops the load, and holds everything that was seen against what was sent. */
    Findings verify() {
        enter(Phase.VERIFY, Duration.ofSeconds(2));
        boolean brokerLives = broker.processes().stream().allMatch(ServiceProcess::alive);
        if (load == null || results == null) {
            return Findings.NONE;
        }
        endLoad();
        if (producers != null && brokerLives) {
            producers.flush();
        }
        results.close();
        Throwable died = results.failure();
        if (died != null) {
            broken(new TrialBrokenException("The probe broke off: " + died, died));
        }
        String bootstrapServers = brokerLives ? broker.bootstrapServers() : null;
        StatePath states = workload.path(measuredUntil()
                .plus(trial.configuration().timing().drainDeadline())
                .plus(trial.configuration().pipeline().watermarkDelay()));
        return new Verification(
                        trial,
                        workload,
                        startEpochMillis,
                        load.ledger(),
                        states,
                        account.outcome(load.ledger(), states, bootstrapServers, topics),
                        watch,
                        load.timer(),
                        loadedFor)
                .findings(bootstrapServers, topics.input(), results.unreadable(), directory);
    }

    /** What has been noted of the trial, for its manifest. */
    TrialNotes notes() {
        return new TrialNotes(
                load == null ? null : Instant.ofEpochMilli(startEpochMillis),
                settings,
                processes,
                phases.all(),
                debriefing.figures(),
                debriefing.batches(),
                failure);
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
        closeQuietly(load);
        closeQuietly(watch);
        closeQuietly(results);
        closeQuietly(producers);
        closeQuietly(job);
        if (broker.processes().stream().allMatch(ServiceProcess::alive)) {
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
