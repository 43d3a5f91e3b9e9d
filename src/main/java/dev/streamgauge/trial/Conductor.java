package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.testbed.kafka.Topics;
import dev.streamgauge.workload.ExpectedWindow;
import dev.streamgauge.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Conducts one trial on a running broker: prepare, warm up, measure, drain, verify, tear down. Whatever happens, nothing
 * of the trial keeps running and what was measured is on disk.
 */
public final class Conductor {

    /** From here to the load's start: connections and threads are up, and nothing is left to do but to wait. */
    private static final Duration LEAD = Duration.ofMillis(500);

    /** Waiting loops look again within this time; a dead process is noticed then. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** An engine's own figures trail behind its results. */
    private static final Duration FIGURES_DEADLINE = Duration.ofSeconds(5);

    private final Broker broker;
    private final RunContext context;
    private final Progress progress;

    /** A conductor of trials that share a broker. */
    public Conductor(Broker broker, RunContext context, Progress progress) {
        this.broker = broker;
        this.context = context;
        this.progress = progress;
    }

    /**
     * Runs a trial to its end, and leaves its evidence on disk and in the returned object. A trial that could not be
     * finished says so in its manifest.
     *
     * @throws dev.streamgauge.testbed.MissingAbilityException if this machine cannot carry the trial
     */
    public Evidence conduct(PlannedTrial trial, Engine engine, Workload workload, Intervention intervention) {
        Path directory = context.output().resolve(trial.experiment().id()).resolve(trial.id());
        FileUtils.deleteQuietly(directory.toFile());
        new Preflight().check(context.output());
        TrialRecord written = new TrialRecord(trial, engine, broker, context, directory);
        String inputTopic = "ad_events_topic-" + trial.experiment().id() + "-" + trial.id();
        String outputTopic = "ctr_results_topic-" + trial.experiment().id() + "-" + trial.id();
        try (Topics topics = new Topics(broker.bootstrapServers())) {
            enter(trial, written, Phase.PREPARE, Duration.ofSeconds(12));
            topics.create(inputTopic, trial.configuration().pipeline().partitions());
            topics.create(outputTopic, 1);
            JobRequest request = new JobRequest(
                    trial.configuration().pipeline(),
                    broker.bootstrapServers(),
                    inputTopic,
                    outputTopic,
                    directory.resolve("engine"),
                    directory);
            try {
                run(trial, engine, workload, intervention, request, written);
            } catch (NotReadyException | TrialBrokenException e) {
                written.failed(e);
            } finally {
                enter(trial, written, Phase.TEAR_DOWN, Duration.ofSeconds(2));
                written.stopEngine();
                FileUtils.deleteQuietly(request.directory().toFile());
                if (broker.processes().stream().allMatch(ServiceProcess::alive)) {
                    topics.delete(List.of(inputTopic, outputTopic));
                }
            }
        }
        Evidence evidence = written.evidence();
        EvidenceFolder.write(evidence);
        return evidence;
    }
}
