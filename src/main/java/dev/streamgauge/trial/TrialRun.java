package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.probe.ResourceSampler;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.testbed.kafka.Topics;
import dev.streamgauge.workload.ExpectedWindow;
import dev.streamgauge.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    /** How much longer than planned a phase of fixed length may take before the harness itself is in doubt. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** An engine's own figures trail behind its results, and it may have to read the last events yet. */
    private static final Duration FIGURES_DEADLINE = Duration.ofSeconds(10);

    private final PlannedTrial trial;
    private final Engine engine;
    private final Workload workload;
    private final Intervention intervention;
    private final Broker broker;
    private final Progress progress;
    private final Path directory;
    private final Path engineDirectory;
    private final String inputTopic;
    private final String outputTopic;
    private final Topics topics;
    private final PhaseLog phases = new PhaseLog();

    private @Nullable EngineJob job;
    private @Nullable KafkaProducers producers;
    private @Nullable ResultProbe probe;
    private volatile @Nullable OpenLoop load;
    private @Nullable ResourceSampler resources;
    private @Nullable HarnessWatch watch;
    private @Nullable EngineFigures figures;
    private List<BatchRow> batches = List.of();
    private List<Manifest.ProcessRecord> processes = List.of();
    private Map<String, String> settings = Map.of();
    private long startEpochMillis;
    private Duration loadedFor = Duration.ZERO;
    private long lastTroubleCheckNanos = System.nanoTime();
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
        this.inputTopic = RunContext.inputTopicOf(trial);
        this.outputTopic = RunContext.outputTopicOf(trial);
        this.topics = new Topics(broker.bootstrapServers());
    }

    /** Fresh topics, the engine up, the job reading, probe and producers connected. */
    void prepare() {
        enter(Phase.PREPARE, Duration.ofSeconds(12));
        Pipeline pipeline = trial.configuration().pipeline();
        topics.create(inputTopic, pipeline.partitions());
        topics.create(outputTopic, 1);
        job = engine.submit(new JobRequest(
                pipeline, broker.bootstrapServers(), inputTopic, outputTopic, engineDirectory, directory));
        processes = involved()
                .map(process -> new Manifest.ProcessRecord(
                        process.name(),
                        process.pid().isPresent() ? process.pid().getAsLong() : null,
                        process.name() + ".log"))
                .toList();
        Map<String, String> effective = job.effectiveSettings();
        requireAsAsked(engine.settings(pipeline), effective);
        settings = new LinkedHashMap<>(LoadSettings.of(trial.configuration().load()));
        settings.putAll(effective);
        probe = ResultProbe.start(broker.bootstrapServers(), outputTopic, intervention.onResult());
        producers = new KafkaProducers(
                broker.bootstrapServers(),
                inputTopic,
                trial.configuration().load().producers());
        resources = new ResourceSampler(pids());
    }

    /** An engine that runs with other settings than it was given would be compared under false pretences. */
    private static void requireAsAsked(Map<String, String> asked, Map<String, String> effective) {
        asked.forEach((name, value) -> {
            if (!value.equals(effective.get(name))) {
                throw new TrialBrokenException(
                        "The engine runs with %s = %s, but was asked for %s"
                                .formatted(name, effective.get(name), value),
                        null);
            }
        });
    }

    /** The load starts, at an instant that aligns windows and cycles, so that windows pair across engines. */
    void warmUp() {
        Timing timing = trial.configuration().timing();
        enter(Phase.WARM_UP, timing.warmUp());
        startEpochMillis = Alignment.nextStart(trial.configuration(), WallClock.epochMillis() + LEAD.toMillis());
        Duration atMost = measuredUntil().plus(timing.drainDeadline());
        watch = HarnessWatch.start(startEpochMillis, atMost, up(resources), this::backlog);
        load = OpenLoop.start(
                workload.stream(),
                intervention.load().apply(up(producers)),
                startEpochMillis * 1_000_000L,
                atMost,
                measuredUntil());
        goOnUntil("the end of the warm-up", timing.warmUp());
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put(ResourceRow.HARNESS, ProcessHandle.current().pid());
        involved().forEach(process -> process.pid().ifPresent(pid -> pids.put(process.name(), pid)));
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

    void measure() {
        enter(Phase.MEASURE, trial.configuration().timing().measure());
        goOnUntil("the end of the measurement", measuredUntil());
    }

    /**
     * Traffic goes on until every measured window that must come out is out, and for one window more, in which one of them
     * might come out again; or until the deadline.
     */
    void drain() {
        Timing timing = trial.configuration().timing();
        enter(Phase.DRAIN, trial.configuration().pipeline().watermarkDelay().plusSeconds(4));
        Set<Long> awaited =
                workload
                        .expect(up(load).ledger().sent(), startEpochMillis, timing.warmUp(), measuredUntil())
                        .windows()
                        .stream()
                        .filter(window -> !window.mayBeMissing())
                        .map(ExpectedWindow::startMillis)
                        .collect(Collectors.toSet());
        long deadlineMillis =
                startEpochMillis + measuredUntil().plus(timing.drainDeadline()).toMillis();
        goOn("the last measured window", timing.drainDeadline().plus(SLACK), () -> {
            Set<Long> seen =
                    up(probe).results().stream().map(ResultRow::windowStartMs).collect(Collectors.toSet());
            return seen.containsAll(awaited) || WallClock.epochMillis() >= deadlineMillis;
        });
        Duration oneMore = trial.configuration().pipeline().window();
        long untilMillis = Math.min(WallClock.epochMillis() + oneMore.toMillis(), deadlineMillis);
        goOn("one window more", oneMore.plus(SLACK), () -> WallClock.epochMillis() >= untilMillis);
        endLoad();
        up(producers).flush();
        figures = figures();
        batches = up(job).batches().stream()
                .map(batch -> new BatchRow(
                        batch.startedAt().toEpochMilli() - startEpochMillis, batch.durationMs(), batch.records()))
                .toList();
    }

    /** A load that was to begin later has not gone on at all. */
    private void endLoad() {
        if (loadedFor.isZero()) {
            loadedFor = Duration.ofMillis(Math.max(0, WallClock.epochMillis() - startEpochMillis));
        }
        up(load).close();
        up(watch).close();
    }

    /** The engine's own figures, once it has read everything that was sent; or as they are after a while. */
    private EngineFigures figures() {
        Instant from = Instant.ofEpochMilli(startEpochMillis)
                .plus(trial.configuration().timing().warmUp());
        Instant to = Instant.ofEpochMilli(startEpochMillis).plus(measuredUntil());
        long sent = up(load).ledger().sent();
        long deadlineNanos = System.nanoTime() + FIGURES_DEADLINE.toNanos();
        goOn("the engine's own figures", FIGURES_DEADLINE.plus(SLACK), () -> {
            EngineFigures now = up(job).figures(from, to);
            figures = now;
            return now.read() == null || now.read() >= sent || System.nanoTime() > deadlineNanos;
        });
        return up(figures);
    }

    private Duration measuredUntil() {
        return trial.configuration()
                .timing()
                .warmUp()
                .plus(trial.configuration().timing().measure());
    }

    private void goOnUntil(String what, Duration offset) {
        long endMillis = startEpochMillis + offset.toMillis();
        goOn(
                what,
                Duration.ofMillis(endMillis - WallClock.epochMillis()).plus(SLACK),
                () -> WallClock.epochMillis() >= endMillis);
    }

    /** Waits while the load goes on; breaks the trial off if a process, the job, the load or the probe dies. */
    private void goOn(String what, Duration deadline, Callable<Boolean> condition) {
        Await.until(what, deadline, involved().toList(), () -> {
            breakOffIfTroubled();
            progress.sees(trial, up(load).ledger().sent(), up(probe).results().size());
            return condition.call();
        });
    }

    private Stream<ServiceProcess> involved() {
        return Stream.concat(broker.processes().stream(), up(job).processes().stream());
    }

    /** The job is asked once a second: that costs the engine a request. */
    private void breakOffIfTroubled() {
        breakOff("The load broke off", up(load).failure());
        breakOff("The probe broke off", up(probe).failure());
        if (System.nanoTime() - lastTroubleCheckNanos > Duration.ofSeconds(1).toNanos()) {
            lastTroubleCheckNanos = System.nanoTime();
            up(job).trouble().ifPresent(trouble -> {
                throw new TrialBrokenException(trouble, null);
            });
        }
    }

    private static void breakOff(String what, @Nullable Throwable cause) {
        if (cause != null) {
            throw new TrialBrokenException(what + ": " + cause, cause);
        }
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
        if (load == null || probe == null) {
            return Findings.NONE;
        }
        endLoad();
        if (producers != null && brokerLives) {
            producers.flush();
        }
        probe.close();
        Throwable probeFailure = probe.failure();
        if (probeFailure != null) {
            broken(new TrialBrokenException("The probe broke off: " + probeFailure, probeFailure));
        }
        return new Verification(trial, workload, startEpochMillis, load.ledger(), probe, watch, load.timer(), loadedFor)
                .findings(brokerLives ? broker.bootstrapServers() : null, inputTopic, directory);
    }

    /** What has been noted of the trial, for its manifest. */
    TrialNotes notes() {
        return new TrialNotes(
                load == null ? null : Instant.ofEpochMilli(startEpochMillis),
                settings,
                processes,
                phases.all(),
                figures,
                batches,
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
        closeQuietly(probe);
        closeQuietly(producers);
        closeQuietly(job);
        if (broker.processes().stream().allMatch(ServiceProcess::alive)) {
            closeQuietly(() -> topics.delete(List.of(inputTopic, outputTopic)));
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
