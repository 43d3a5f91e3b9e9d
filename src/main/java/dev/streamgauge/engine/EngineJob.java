package dev.streamgauge.engine;

import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A job that runs on an engine. */
public interface EngineJob extends AutoCloseable {

    /** The processes that it runs in now; each must be alive until {@link #close()}, unless a fault strikes it. */
    List<ServiceProcess> processes();

    /**
     * The settings under the names of {@link Engine#settings}. Parallelism, window, watermark delay, checkpoint and trigger
     * interval are what the running job says, the others are as asked.
     */
    Map<String, String> effectiveSettings();

    /**
     * What the engine says of the job. Call it while the job runs.
     *
     * @param from only batches that started at this instant or later are listed
     * @param to only batches that started before this instant are listed
     */
    EngineFigures figures(Instant from, Instant to);

    /**
     * How many records it has read from the input topic, as far as it knows by now; empty if it cannot say. Asked once a
     * second while the job runs, from another thread than everything else.
     */
    OptionalLong recordsRead();

    /** Its batches so far, in order; empty on an engine without batches. */
    List<Batch> batches();

    /**
     * One batch.
     *
     * @param startedAt when it was triggered
     * @param durationMs from its trigger to its commit
     * @param records records that it read
     */
    record Batch(Instant startedAt, double durationMs, long records) {}

    /**
     * Records that the engine itself says it has still to read; empty if it does not say. Asked as {@link #recordsRead()} is.
     */
    default OptionalLong recordsPending() {
        return OptionalLong.empty();
    }

    /** The node that a fault strikes; empty if there is none as the engine is deployed here. */
    default Optional<Node> node(Fault.Target target) {
        return Optional.empty();
    }

    /** When the engine first noticed, at that instant or later, that something of it had failed; empty if it does not tell. */
    default Optional<Instant> noticedFailure(Instant since) {
        return Optional.empty();
    }

    /**
     * Why the job will not go on by itself, although its processes live; or empty. Asked instead of {@link #trouble()} once a
     * fault has struck: a failure that it recovers from is none, nor is that it cannot be asked right now.
     */
    default Optional<String> failedForGood() {
        return trouble();
    }

    /** What has gone wrong with the job although its processes live, such as a failure that it restarted from; or empty. */
    Optional<String> trouble();

    /**
     * What the engine's own user interface shows of the job, asked now. What cannot be had is noted in it. An engine without
     * such an interface shows nothing.
     */
    default UiEvidence describe() {
        return UiEvidence.NONE;
    }

    /** The page of the engine's own user interface that shows the job best; empty if there is none. */
    default Optional<URI> uiPage() {
        return Optional.empty();
    }

    /** Stops the job and its processes; what they left behind, but for the logs, is deleted. */
    @Override
    void close();
}
