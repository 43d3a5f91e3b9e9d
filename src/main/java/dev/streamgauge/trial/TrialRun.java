package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.testbed.kafka.Topics;
import dev.streamgauge.workload.ExpectedWindow;
import dev.streamgauge.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** One trial while it runs: what is up, and what has been noted so far. For one thread. */
final class TrialRun implements AutoCloseable {

    /** Between deciding on the load's start and the start: nothing is left to do but to wait. */
    private static final Duration LEAD = Duration.ofMillis(500);

    /** How much longer than planned a phase of fixed length may take before the harness itself is in doubt. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** An engine's own figures trail behind its results. */
    private static final Duration FIGURES_DEADLINE = Duration.ofSeconds(5);

    private final PlannedTrial trial;
    private final Engine engine;
    private final Workload workload;
    private final Intervention intervention;
    private final Broker broker;
    private final RunContext context;
    private final Progress progress;
    private final Path directory;
    private final Path engineDirectory;
    private final String inputTopic;
    private final String outputTopic;
    private final Topics topics;
    private final PhaseLog phases = new PhaseLog();
    private final Instant startedAt = WallClock.now();

    private @Nullable EngineJob job;
    private @Nullable KafkaProducers producers;
    private @Nullable ResultProbe probe;
    private @Nullable OpenLoop load;
    private @Nullable EngineFigures figures;
    private List<Manifest.ProcessRecord> processes = List.of();
    private Map<String, String> settings = Map.of();
    private long startEpochMillis;
    private @Nullable String failure;
    private boolean down;

    TrialRun(
            PlannedTrial trial,
            Engine engine,
            Workload workload,
            Intervention intervention,
            Broker broker,
            RunContext context,
            Progress progress) {
        this.trial = trial;
        this.engine = engine;
        this.workload = workload;
        this.intervention = intervention;
        this.broker = broker;
        this.context = context;
        this.progress = progress;
        this.directory = context.directoryOf(trial).toAbsolutePath();
        this.engineDirectory = directory.resolve("engine");
        this.inputTopic = RunContext.inputTopicOf(trial);
        this.outputTopic = RunContext.outputTopicOf(trial);
        FileUtils.deleteQuietly(directory.toFile());
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
        processes = Stream.concat(broker.processes().stream(), job.processes().stream())
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
        load = OpenLoop.start(
                workload.stream(),
                intervention.load().apply(up(producers)),
                startEpochMillis * 1_000_000L,
                timing.warmUp().plus(timing.measure()).plus(timing.drainDeadline()));
        goOnUntil("the end of the warm-up", timing.warmUp());
    }

    void measure() {
        Timing timing = trial.configuration().timing();
        enter(Phase.MEASURE, timing.measure());
        goOnUntil("the end of the measurement", timing.warmUp().plus(timing.measure()));
    }

    /** Traffic goes on until every measured window that must come out is out, or the deadline. */
    void drain() {
        Timing timing = trial.configuration().timing();
        enter(Phase.DRAIN, trial.configuration().pipeline().watermarkDelay().plusSeconds(2));
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
        up(load).close();
        up(producers).flush();
        figures = figures();
    }

    /** The engine's own figures, once they account for the malformed records, or as they are after a while. */
    private EngineFigures figures() {
        Instant from = Instant.ofEpochMilli(
                startEpochMillis + trial.configuration().timing().warmUp().toMillis());
        Instant to = Instant.ofEpochMilli(startEpochMillis + measuredUntil().toMillis());
        int malformed = trial.configuration().load().malformed();
        long deadlineNanos = System.nanoTime() + FIGURES_DEADLINE.toNanos();
        List<EngineFigures> latest = new ArrayList<>();
        goOn("the engine's own figures", FIGURES_DEADLINE.plus(SLACK), () -> {
            EngineFigures now = up(job).figures(from, to);
            latest.add(now);
            return now.malformed() == null || now.malformed() == malformed || System.nanoTime() > deadlineNanos;
        });
        return latest.get(latest.size() - 1);
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

    /** Waits while the load goes on; breaks the trial off if a process, the load or the probe dies. */
    private void goOn(String what, Duration deadline, Callable<Boolean> condition) {
        List<ServiceProcess> involved = Stream.concat(broker.processes().stream(), up(job).processes().stream())
                .toList();
        Await.until(what, deadline, involved, () -> {
            breakOff("The load broke off", up(load).failure());
            breakOff("The probe broke off", up(probe).failure());
            progress.sees(trial, up(load).ledger().sent(), up(probe).results().size());
            return condition.call();
        });
    }

    private static void breakOff(String what, @Nullable Throwable cause) {
        if (cause != null) {
            throw new TrialBrokenException(what + ": " + cause, cause);
        }
    }

    /** Notes why the trial could not be finished. */
    void broken(RuntimeException e) {
        failure = e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Stops the load, and holds everything that was seen against what was sent. */
    Findings verify() {
        enter(Phase.VERIFY, Duration.ofSeconds(2));
        boolean brokerLives = broker.processes().stream().allMatch(ServiceProcess::alive);
        if (load != null) {
            load.close();
        }
        if (producers != null && brokerLives) {
            producers.flush();
        }
        if (probe != null) {
            probe.close();
        }
        Findings findings = load == null || probe == null
                ? Findings.NONE
                : new Verification(trial, workload, startEpochMillis, load.ledger(), probe)
                        .findings(brokerLives ? broker.bootstrapServers() : null, inputTopic, directory);
        return findings;
    }

    /** Stops the engine, deletes the topics, and takes the broker's log along. */
    void tearDown() {
        enter(Phase.TEAR_DOWN, Duration.ofSeconds(2));
        close();
        for (ServiceProcess process : broker.processes()) {
            try {
                FileUtils.copyFile(
                        process.log().toFile(),
                        directory.resolve(process.name() + ".log").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot copy " + process.log(), e);
            }
        }
        phases.end();
    }

    /** All of it, once everything is down. */
    Evidence evidence(Findings findings) {
        Timing timing = trial.configuration().timing();
        Manifest manifest = new Manifest(
                Manifest.SCHEMA_VERSION,
                trial.experiment().id(),
                trial.experiment().title(),
                trial.id(),
                trial.configuration().levels(),
                settings,
                context.scale(),
                context.testbed(),
                trial.seed(),
                trial.repetition(),
                trial.pairId(),
                trial.position(),
                trial.experiment().seed(),
                new Manifest.Clock(
                        startedAt,
                        load == null ? null : Instant.ofEpochMilli(startEpochMillis),
                        timing.warmUp().toMillis(),
                        timing.measure().toMillis(),
                        findings.loadMs()),
                Map.of("kafka", broker.version(), engine.name(), engine.version()),
                context.environment(),
                processes,
                phases.all(),
                findings.streamSha256(),
                findings.receivedSha256(),
                findings.events(),
                engine.earliestEmission(trial.configuration().pipeline()).toNanos() / 1e6,
                findings.scheduleLag(),
                figures,
                figures == null
                        ? null
                        : engine.predictOverhead(
                                        trial.configuration().pipeline(),
                                        trial.configuration().load().rateHz(),
                                        figures)
                                .orElse(null),
                findings.inputFaults(),
                findings.invalidReasons(),
                failure);
        return new Evidence(manifest, findings.windows(), findings.results(), findings.timeline(), directory);
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

    @Override
    public void close() {
        if (load != null) {
            load.close();
        }
        if (probe != null) {
            probe.close();
        }
        if (producers != null) {
            producers.close();
            producers = null;
        }
        if (job != null) {
            job.close();
            job = null;
        }
        FileUtils.deleteQuietly(engineDirectory.toFile());
        if (!down) {
            down = true;
            if (broker.processes().stream().allMatch(ServiceProcess::alive)) {
                topics.delete(List.of(inputTopic, outputTopic));
            }
            topics.close();
        }
    }
}
