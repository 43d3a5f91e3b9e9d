package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.load.LoadPlace;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts trials on a running broker. Whatever happens to a trial, nothing of it keeps running, and what was measured is
 * on disk.
 */
public final class Conductor {

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final Broker broker;
    private final LoadPlace loads;
    private final RunContext context;
    private final Progress progress;

    /**
     * A conductor of trials that share a broker.
     *
     * @param loads where their events are sent from
     */
    public Conductor(Broker broker, LoadPlace loads, RunContext context, Progress progress) {
        this.broker = broker;
        this.loads = loads;
        this.context = context;
        this.progress = progress;
    }

    /**
     * Runs a trial to its end, and leaves its evidence on disk. A trial that could not be finished says so in its
     * manifest; one that this machine cannot carry, or this testbed not do, is not run, and not valid.
     *
     * @param discarded why an earlier attempt did not count; empty at the first
     */
    public Evidence conduct(
            PlannedTrial trial, Engine engine, Workload workload, Intervention intervention, List<String> discarded) {
        Instant startedAt = WallClock.now();
        Path directory = emptied(context.directoryOf(trial).toAbsolutePath());
        Findings findings;
        TrialNotes notes = TrialNotes.NONE;
        try {
            Preflight.check(directory);
            TrialRun run = new TrialRun(trial, engine, workload, loads, intervention, broker, directory, progress);
            try (run) {
                findings = conduct(trial, run);
            }
            notes = run.notes();
        } catch (MissingAbilityException e) {
            findings = Findings.notRun(String.valueOf(e.getMessage()));
        }
        Manifest manifest = manifest(trial, engine, notes, findings, discarded, startedAt);
        Evidence evidence = new Evidence(
                manifest,
                findings.windows(),
                findings.results(),
                findings.timeline(),
                findings.arrivals(),
                findings.resources(),
                notes.batches(),
                findings.records(),
                findings.batchLatencies(),
                notes.lag(),
                notes.recovery(),
                directory);
        EvidenceFolder.write(evidence);
        return evidence;
    }

    private static Findings conduct(PlannedTrial trial, TrialRun run) {
        try {
            run.prepare();
            run.warmUp();
            run.measure();
            run.drain();
        } catch (MissingAbilityException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} was broken off", trial.id(), e);
            run.broken(e);
        }
        try {
            return run.verify();
        } catch (RuntimeException e) {
            LOG.error("{} could not be verified", trial.id(), e);
            run.broken(e);
            return Findings.NONE;
        }
    }

    /** Nothing of an earlier run may be taken for this one's: logs are appended to. */
    private static Path emptied(Path directory) {
        try {
            FileUtils.deleteDirectory(directory.toFile());
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + directory, e);
        }
    }

    private Manifest manifest(
            PlannedTrial trial,
            Engine engine,
            TrialNotes notes,
            Findings findings,
            List<String> discarded,
            Instant startedAt) {
        Configuration configuration = trial.configuration();
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                trial.experiment().id(),
                trial.experiment().title(),
                trial.id(),
                configuration.levels(),
                notes.settings(),
                context.scale(),
                context.testbed(),
                trial.seed(),
                trial.repetition(),
                trial.pairId(),
                trial.position(),
                trial.experiment().seed(),
                new Manifest.Clock(
                        startedAt,
                        notes.loadStart(),
                        configuration.timing().warmUp().toMillis(),
                        configuration.timing().measure().toMillis(),
                        configuration.timing().drainDeadline().toMillis(),
                        findings.loadMs()),
                Map.of("kafka", broker.version(), engine.name(), engine.version()),
                context.environment(),
                context.commit(),
                notes.processes(),
                notes.phases(),
                findings.streamSha256(),
                findings.receivedSha256(),
                findings.events(),
                engine.earliestEmission(configuration.pipeline()).toNanos() / 1e6,
                findings.scheduleLag(),
                findings.certificate(),
                findings.harness(),
                notes.figures(),
                prediction(configuration, engine, notes.figures()),
                findings.offeredInMeasurement(),
                findings.inputFaults(),
                findings.unreadableResults(),
                discarded,
                findings.invalidReasons(),
                notes.failure());
    }

    private static Manifest.@Nullable Prediction prediction(
            Configuration configuration, Engine engine, @Nullable EngineFigures figures) {
        return figures == null
                ? null
                : engine.predictOverhead(
                                configuration.pipeline(), configuration.load().rateHz(), figures)
                        .orElse(null);
    }
}
