package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.workload.Workload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts trials on a running broker. Whatever happens to a trial, nothing of it keeps running, and what was measured is
 * on disk.
 */
public final class Conductor {

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

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
     * Runs a trial to its end, and leaves its evidence on disk. A trial that could not be finished says so in its
     * manifest.
     *
     * @throws dev.streamgauge.testbed.MissingAbilityException if this machine cannot carry the trial
     */
    public Evidence conduct(PlannedTrial trial, Engine engine, Workload workload, Intervention intervention) {
        Preflight.check(context.output());
        try (TrialRun run = new TrialRun(trial, engine, workload, intervention, broker, context, progress)) {
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
            Findings findings = run.verify();
            run.tearDown();
            Evidence evidence = run.evidence(findings);
            EvidenceFolder.write(evidence);
            return evidence;
        }
    }
}
