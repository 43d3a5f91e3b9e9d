package dev.streamgauge.trial;

import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine itself says of the job when the load is over. For one thread. */
final class Debriefing {

    /** An engine's own figures trail behind its results, and it may have to read the last events yet. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private @Nullable EngineFigures figures;
    private List<BatchRow> batches = List.of();

    /**
     * Asks the engine until it has read everything that was sent, or for a while. One that was struck is asked once: what it counted
     * before may be lost with a process, and what it read again is counted again.
     *
     * @param loadStart offset 0 of the stream
     * @param sent events sent in all
     * @param struck whether a fault has struck
     */
    void hold(EngineJob job, Vigil vigil, Instant loadStart, Timing timing, long sent, boolean struck) {
        Instant from = loadStart.plus(timing.warmUp());
        Instant to = from.plus(timing.measure());
        long deadlineNanos = System.nanoTime() + DEADLINE.toNanos();
        vigil.until("the engine's own figures", DEADLINE, () -> {
            EngineFigures now = job.figures(from, to);
            figures = now;
            return struck || now.read() == null || now.read() >= sent || System.nanoTime() > deadlineNanos;
        });
        batches = job.batches().stream()
                .map(batch -> new BatchRow(
                        batch.startedAt().toEpochMilli() - loadStart.toEpochMilli(),
                        batch.durationMs(),
                        batch.records()))
                .toList();
    }

    /** The engine's figures as it told them last; null if it could not be asked. */
    @Nullable
    EngineFigures figures() {
        return figures;
    }

    /** The engine's batches; empty on one without, or if it could not be asked. */
    List<BatchRow> batches() {
        return batches;
    }
}
